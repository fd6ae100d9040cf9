package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolImportTest {
  @TempDir private Path folder;

  private Imported measured(boolean luma, int crop, boolean levels) throws IOException {
    return Imported.of(
        folder,
        "val: {use_image: %s, metrics: {any: {type: calculate_psnr, crop_border: %d, test_y_channel: %s}}}\n"
            .formatted(levels, crop, luma));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 0, true, lol",
    "false, 0, false, sidd",
    "true, 2, true, realsr-x2",
    "true, 3, true, realsr-x3",
    "true, 4, true, realsr-x4",
  })
  void theProtocolIsOfWhatIsMeasured(boolean luma, int crop, boolean levels, String name)
      throws IOException {
    Imported made = measured(luma, crop, levels);
    assertThat(made.experiment().train().validation().protocol().type()).isEqualTo(name);
    assertThat(made.changes()).isEmpty();
  }

  /** An image that is its target but for a frame, as wide as what is cropped: nothing is wrong. */
  @ParameterizedTest
  @CsvSource({"false, 4, true", "false, 3, false", "true, 1, true", "true, 8, true"})
  void aCropThatNoTableHasIsMeasuredAsItIs(boolean luma, int crop, boolean levels)
      throws IOException {
    Imported made = measured(luma, crop, levels);
    assertThat(made.changes()).isEmpty();
    Metric metric = MetricProvider.build(made.experiment().train().validation().protocol());
    assertThat(metric.score(framed(crop), framed(0)).value("psnr")).isInfinite();
    assertThat(metric.score(framed(crop + 1), framed(0)).value("psnr")).isLessThan(40);
  }

  private static Image framed(int width) {
    int side = 40;
    float[] values = new float[3 * side * side];
    for (int i = 0; i < values.length; i++) {
      int y = i / 3 / side;
      int x = i / 3 % side;
      boolean within = Math.min(Math.min(x, y), side - 1 - Math.max(x, y)) >= width;
      values[i] = within ? 0.25f : 0.5f;
    }
    return Image.of(side, side, 3, values);
  }

  /** Values up to 1 are divided by 255, but the peak stays 255: 20 log10(255) dB too much. */
  @Test
  void scoresOfYThatAreTooHighAreSaid() throws IOException {
    assertThat(20 * Math.log10(255)).isBetween(48.125, 48.135);
    assertThat(measured(true, 2, false).notes()).anyMatch(note -> note.contains("48.13 dB"));
  }

  @Test
  void anotherMetricIsSaidNotToBe() throws IOException {
    assertThat(
            Imported.of(folder, "val: {metrics: {niqe: {type: calculate_niqe, crop_border: 4}}}\n")
                .changes())
        .containsExactly(
            "changes the result: line 4, val.metrics.niqe.type: not carried over; choose train.validation.protocol",
            "changes the result: line 4, val.metrics.niqe.crop_border: not carried over; choose train.validation.protocol");
  }
}
