package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;

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

  @ParameterizedTest
  @CsvSource({
    "false, 4, true, lol, of RGB",
    "true, 0, true, realsr-x2, of Y",
    "true, 8, true, realsr-x4, of Y"
  })
  void aCropThatNoProtocolHasIsSaid(
      boolean luma, int crop, boolean levels, String name, String what) throws IOException {
    Imported made = measured(luma, crop, levels);
    assertThat(made.experiment().train().validation().protocol().type()).isEqualTo(name);
    assertThat(made.changes())
        .containsExactly(
            "changes the result: val.metrics: no protocol %s crops %d pixels; %s is measured instead, which gives other scores"
                .formatted(what, crop, name));
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
