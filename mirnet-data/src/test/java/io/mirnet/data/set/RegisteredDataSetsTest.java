package io.mirnet.data.set;

import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.Image;
import io.mirnet.data.benchmark.MatFixtures;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.tck.DataSetContract;
import io.mirnet.tck.Registered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredDataSetsTest extends DataSetContract {
  RegisteredDataSetsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(
        DataSetProvider.class,
        Map.of(
            "blocks",
            "{type: blocks, input: input.mat, target: target.mat}",
            "mixture",
            "{type: mixture, sets: [{weight: 2, set: {type: generated, size: 64}}, {type: paired, split: {fraction: 0.5}}]}",
            "paired",
            "{type: paired, input: input, target: target, split: {fraction: 0.5}}",
            "degraded",
            "{type: degraded, target: target, degradation: [jpeg, noise], split: {fraction: 0.5}}"));
  }

  /** Files for the data set that needs some. */
  @BeforeEach
  void writePictures() throws IOException {
    for (String name : List.of("input", "target")) {
      MatFixtures.blocks(folder().resolve(name + ".mat"), 2, 3, 24, 20);
      Path pictures = Files.createDirectories(folder().resolve(name));
      for (int n = 0; n < 6; n++) {
        byte[] samples = new byte[24 * 20 * 3];
        for (int i = 0; i < samples.length; i++) {
          samples[i] = (byte) (i * (n + 1) * name.charAt(0));
        }
        Image image = Image.of(24, 20, 3, samples);
        ImageFiles.write(pictures.resolve(n + ".png"), image, Optional.empty(), false);
      }
    }
  }
}
