package io.mirnet.train.report.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.report.internal.result.Curve.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveTest {
  @TempDir private Path folder;

  private Curve read(String... lines) {
    return read(Results.MONITOR, lines);
  }

  private Curve read(Monitor objective, String... lines) {
    Path file = folder.resolve("metrics.jsonl");
    try {
      Files.writeString(file, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Curve.read(file, objective);
  }

  /** 10 iterations of 0.5 s, 10 of 0.25 s, 10 of 1 s. */
  @Test
  void validationsBetweenLinesOfTheLogHaveTheirTime() {
    Curve curve =
        read(
            "{\"iteration\":10,\"loss\":0.1,\"seconds_per_iteration\":0.5}",
            "{\"iteration\":14,\"validation_psnr\":30.5,\"validation_ssim\":0.9}",
            "{\"iteration\":20,\"loss\":0.1,\"seconds_per_iteration\":0.25}",
            "{\"iteration\":20,\"validation_psnr\":31.5,\"validation_ssim\":0.9}",
            "{\"iteration\":30,\"loss\":0.1,\"seconds_per_iteration\":1.0}",
            "{\"iteration\":32,\"validation_psnr\":32.5,\"validation_ssim\":0.9}");
    assertThat(curve.points())
        .containsExactly(
            new Point(14, 6.0, 30.5), new Point(20, 7.5, 31.5), new Point(32, 19.5, 32.5));
    assertThat(curve.seconds()).isEqualTo(17.5);
    assertThat(curve.secondsPerIteration()).isEqualTo(0.5);
  }

  @Test
  void aLineThatIsStillBeingWrittenIsPassedOver() {
    Curve curve =
        read(
            "{\"iteration\":10,\"loss\":0.1,\"seconds_per_iteration\":0.5}",
            "{\"iteration\":10,\"validation_psnr\":30.5}",
            "{\"iteration\":20,\"los");
    assertThat(curve.points()).containsExactly(new Point(10, 5, 30.5));
  }

  @Test
  void aTrialThatHasNotBegunHasAnEmptyCurve() {
    Curve curve = Curve.read(folder.resolve("nothing.jsonl"), Results.MONITOR);
    assertThat(curve.points()).isEmpty();
    assertThat(curve.seconds()).isNaN();
    assertThat(curve.secondsPerIteration()).isNaN();
  }

  @Test
  void aValidationBeforeTheFirstLineHasNoTimeYet() {
    assertThat(read("{\"iteration\":5,\"validation_psnr\":30.5}").points())
        .containsExactly(new Point(5, 0, 30.5));
  }

  @Test
  void onlyTheObjectiveOnItsSetMakesTheCurve() {
    Curve curve =
        read(
            new Monitor("night", ScoreKind.SSIM),
            "{\"iteration\":10,\"loss\":0.1,\"seconds_per_iteration\":0.5}",
            "{\"iteration\":10,\"set\":\"day\",\"validation_psnr\":30.5,\"validation_ssim\":0.9}",
            "{\"iteration\":10,\"set\":\"night\",\"validation_psnr\":20.5,\"validation_ssim\":0.8}",
            "{\"iteration\":10,\"set\":\"night/raw\",\"validation_ssim\":0.7}",
            "{\"iteration\":20,\"loss\":0.1,\"seconds_per_iteration\":0.5}",
            "{\"iteration\":20,\"set\":\"night\",\"validation_psnr\":20.5}");
    assertThat(curve.points()).containsExactly(new Point(10, 5, 0.8));
    assertThat(curve.seconds()).isEqualTo(10);
  }
}
