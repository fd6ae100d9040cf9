package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver.Run;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.api.training.RunObserver.Step;
import io.mirnet.api.training.RunObserver.Validation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private final StringWriter written = new StringWriter();
  private final TrainingProgress elsewhere =
      new TrainingProgress(new Terminal(new PrintWriter(written), false, () -> 80));

  @Test
  void aStepShowsSpeedLossRateAndTheTimeThatIsLeft() {
    elsewhere.stepped(step(100, 400, 0.04321, 2e-4, 2.5));
    assertThat(lines()).containsExactly("100/400  2:00 left  loss 0.0432  2.50 it/s  lr 2.00e-04");
  }

  @Test
  void longRunsCountHours() {
    elsewhere.stepped(step(1, 300_001, 1, 2e-4, 10));
    assertThat(written.toString()).contains("  8:20:00 left");
  }

  @Test
  void aTerminalShowsABarThatEndsFull() {
    TrainingProgress progress =
        new TrainingProgress(new Terminal(new PrintWriter(written), true, () -> 100));
    progress.stepped(step(6, 24, 1, 1, 1));
    progress.stepped(step(24, 24, 1, 1, 1));
    assertThat(written.toString())
        .contains("[######------------------] 6/24 ", "[########################] 24/24 ");
  }

  @Test
  void aRunThatGoesOnSaysFromWhere() {
    elsewhere.started(run(0));
    assertThat(written.toString()).isEmpty();
    elsewhere.started(run(4));
    assertThat(lines()).containsExactly("from iteration 4 of 10");
  }

  @Test
  void aValidationShowsTheGain() {
    elsewhere.validated(validation(5, true, Map.of("validation", scores(21.5, 20))));
    elsewhere.validated(validation(10, false, Map.of("validation", scores(21.25, 20))));
    assertThat(lines())
        .containsExactly(
            "iteration 5: PSNR 21.50 dB (+1.50), SSIM 0.7500, best",
            "iteration 10: PSNR 21.25 dB (+1.25), SSIM 0.7500");
  }

  @Test
  void eachSetHasALine() {
    Map<String, SetScores> sets = new LinkedHashMap<>();
    sets.put("day", scores(21.5, 20));
    sets.put("night", scores(18, 15));
    elsewhere.validated(validation(5, true, sets));
    assertThat(lines())
        .containsExactly(
            "iteration 5: day PSNR 21.50 dB (+1.50), SSIM 0.7500",
            "iteration 5: night PSNR 18.00 dB (+3.00), SSIM 0.7500",
            "iteration 5: best");
  }

  @Test
  void aNetworkThatAddsNothingIsWarnedOf() {
    elsewhere.validated(validation(5, true, Map.of("validation", scores(20, 20))));
    assertThat(lines()).hasSize(2).anyMatch(line -> line.startsWith("warning: "));
  }

  @Test
  void aGainThatIsUnknownIsLeftOut() {
    elsewhere.validated(validation(5, true, Map.of("validation", scores(20, Double.NaN))));
    assertThat(lines()).containsExactly("iteration 5: PSNR 20.00 dB, SSIM 0.7500, best");
  }

  private static Step step(long iteration, long all, double loss, double rate, double speed) {
    return new Step(iteration, all, loss, Map.of(), 1, rate, speed);
  }

  private static Run run(long from) {
    return new Run(Path.of("run"), "run", "", Map.of(), from, 10);
  }

  private static Validation validation(long iteration, boolean best, Map<String, SetScores> sets) {
    return new Validation(iteration, sets, best, Optional.empty());
  }

  private static SetScores scores(double psnr, double input) {
    Map<String, Double> before = Double.isNaN(input) ? Map.of() : Map.of("psnr", input);
    return new SetScores(
        List.of(ScoreKind.PSNR, ScoreKind.SSIM), Map.of("psnr", psnr, "ssim", 0.75), before);
  }

  @Test
  void warningsAreMarked() {
    elsewhere.warned("the moon is full");
    assertThat(lines()).containsExactly("warning: the moon is full");
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }
}
