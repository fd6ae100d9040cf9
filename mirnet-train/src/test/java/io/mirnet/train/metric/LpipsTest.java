package io.mirnet.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.tck.MetricContract;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files and what PyTorch measures with them: see README.md beside them. */
class LpipsTest extends MetricContract {
  private static final int HEIGHT = 20;
  private static final int WIDTH = 28;

  @TempDir private Path folder;

  LpipsTest() {
    super("{type: lpips, file: '%s'}".formatted(file("distance.pt")));
  }

  private static Path file(String name) {
    try {
      return Path.of(LpipsTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sample i is (factor i^2 + 31 i) mod 256. */
  private static Image picture(int factor, int channels) {
    byte[] samples = new byte[HEIGHT * WIDTH * channels];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (factor * i * i + 31 * i);
    }
    return Image.of(HEIGHT, WIDTH, channels, samples);
  }

  private static Image rgb(int factor) {
    return picture(factor, 3);
  }

  private static double distance(Image restored, Image target) {
    return new Lpips(file("distance.pt")).score(restored, target).value("lpips");
  }

  @Test
  void theDistanceIsWhatPyTorchMeasuresWithTheSameFile() {
    assertThat(distance(rgb(7), rgb(11))).isCloseTo(0.5216713547706604, within(1e-5));
    assertThat(distance(rgb(7), rgb(7))).isZero();
  }

  @Test
  void floatsAreClampedAndNotRounded() {
    float[] values = rgb(7).toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * 1.5f - 0.25f;
    }
    Image wide = Image.of(HEIGHT, WIDTH, 3, values);
    assertThat(distance(wide, rgb(11))).isCloseTo(0.5291236639022827, within(1e-5));
  }

  @Test
  void onlyRgbIsMeasured() {
    assertThatThrownBy(() -> distance(picture(7, 1), picture(7, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RGB");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("none.pt");
    assertThatThrownBy(() -> new Lpips(missing))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(missing + " is no file")
        .hasMessageContaining("none is downloaded");
  }

  @Test
  void aFileThatIsNotTorchScriptIsRefusedInOneLine() throws Exception {
    byte[] whole = Files.readAllBytes(file("distance.pt"));
    Path text = Files.writeString(folder.resolve("text.pt"), "no network");
    Path empty = Files.createFile(folder.resolve("empty.pt"));
    Path cut = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, 2000));
    for (Path file : List.of(text, empty, cut)) {
      assertThatThrownBy(() -> new Lpips(file))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith(file + " is not a TorchScript file")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void aFileThatMeasuresNoDistanceIsNamedWithWhatItDoes() {
    refused("map.pt", "returns (1, 4, 20, 28), not one number");
    refused("nan.pt", "measures NaN, which is no distance");
    refused("one-image.pt", "can't measure two images of 28x20");
  }

  private static void refused(String name, String part) {
    Path file = file(name);
    assertThatThrownBy(() -> new Lpips(file).score(rgb(7), rgb(11)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(part)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
