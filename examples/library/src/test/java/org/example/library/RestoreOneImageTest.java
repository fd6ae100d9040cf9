package org.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.model.ModelSection;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.file.ImageFile;
import io.mirnet.data.file.ImageFiles;
import io.mirnet.plugin.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreOneImageTest {
  private static final int HEIGHT = 23;
  private static final int WIDTH = 37;
  private static final int CHANNELS = 3;

  private static final String MODEL =
      "model: {type: mirnet-v2, width: 16, groups: [1], blocks_per_group: 1}";

  @TempDir Path folder;
  private Path model;
  private Path input;
  private Path output;

  @BeforeEach
  void name() {
    model = folder.resolve("model.safetensors");
    input = folder.resolve("input.png");
    output = folder.resolve("output.png");
  }

  @Test
  void aNetworkThatAddsNothingGivesThePictureBackSampleForSample() {
    saveNetwork(false);
    Image picture = colours();
    Image opacity = Image.of(HEIGHT, WIDTH, 1, new short[HEIGHT * WIDTH]);
    ImageFiles.write(input, picture, Optional.of(opacity), false);

    restore();

    assertThat(ImageFiles.read(output))
        .isEqualTo(new ImageFile(picture, Optional.of(opacity), false));
  }

  @Test
  void aNetworkThatAddsSomethingChangesThePicture() {
    saveNetwork(true);
    ImageFiles.write(input, colours(), Optional.empty(), false);

    restore();

    Image restored = ImageFiles.read(output).colour();
    assertThat(restored).isNotEqualTo(colours());
    assertThat(restored.height()).isEqualTo(HEIGHT);
    assertThat(restored.width()).isEqualTo(WIDTH);
    assertThat(restored.bits()).isEqualTo(16);
  }

  @Test
  void aMissingPictureIsNamed() {
    saveNetwork(true);
    assertThatThrownBy(this::restore)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(input.toString());
  }

  private void restore() {
    RestoreOneImage.main(new String[] {model.toString(), input.toString(), output.toString()});
  }

  private void saveNetwork(boolean addsSomething) {
    ConfigurationReader reader = new ConfigurationReader(Plugins.load(getClass().getClassLoader()));
    ModelSection section = reader.read(ModelSection.class, "test.yaml", MODEL, List.of()).value();
    try (Network network = Network.create(section.model(), Device.cpu(), 1)) {
      if (!addsSomething) {
        NDArray last = network.parameters().all().get("conv_out.weight");
        Weights.copy(network.manager().zeros(last.getShape()), last);
      }
      ModelFiles.save(model, network);
    }
  }

  /** 16 bit, and sides that are no multiples of 4. */
  private static Image colours() {
    short[] samples = new short[HEIGHT * WIDTH * CHANNELS];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i * 7919);
    }
    return Image.of(HEIGHT, WIDTH, CHANNELS, samples);
  }
}
