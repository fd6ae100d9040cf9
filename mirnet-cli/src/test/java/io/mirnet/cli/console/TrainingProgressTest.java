package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.train.TrainingListener.Progress;
import io.mirnet.train.run.Validation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private final StringWriter written = new StringWriter();
  private final TrainingProgress elsewhere =
      new TrainingProgress(new Terminal(new PrintWriter(written), false));

  @Test
  void aStepShowsSpeedLossRateAndTheTimeThatIsLeft() {
    elsewhere.stepped(new Progress(100, 400, 0.04321, 2e-4, 2.5));
    assertThat(lines()).containsExactly("100/400  2.50 it/s  loss 0.0432  lr 2.00e-04  2:00 left");
  }

  @Test
  void longRunsCountHours() {
    elsewhere.stepped(new Progress(1, 300_001, 1, 2e-4, 10));
    assertThat(written.toString()).contains(" 8:20:00 left");
  }

  @Test
  void aTerminalShowsABarThatEndsFull() {
    TrainingProgress progress = new TrainingProgress(new Terminal(new PrintWriter(written), true));
    progress.stepped(new Progress(6, 24, 1, 1, 1));
    progress.stepped(new Progress(24, 24, 1, 1, 1));
    assertThat(written.toString())
        .contains("[######------------------] 6/24 ", "[########################] 24/24 ");
  }

  @Test
  void aRunThatGoesOnSaysFromWhere() {
    elsewhere.started(0, 10);
    assertThat(written.toString()).isEmpty();
    elsewhere.started(4, 10);
    assertThat(lines()).containsExactly("from iteration 4 of 10");
  }

  @Test
  void aValidationShowsTheGain() {
    elsewhere.validated(5, new Validation(21.5, 0.75, 20), true, Optional.empty());
    elsewhere.validated(10, new Validation(21.25, 0.75, 20), false, Optional.empty());
    assertThat(lines())
        .containsExactly(
            "iteration 5: validation 21.50 dB (+1.50 over the input), SSIM 0.7500, best so far",
            "iteration 10: validation 21.25 dB (+1.25 over the input), SSIM 0.7500");
  }

  @Test
  void aNetworkThatAddsNothingIsWarnedOf() {
    elsewhere.validated(5, new Validation(20, 0.75, 20), true, Optional.empty());
    assertThat(lines()).hasSize(2).anyMatch(line -> line.startsWith("warning: "));
  }

  @Test
  void aGainThatIsUnknownIsLeftOut() {
    elsewhere.validated(5, new Validation(20, 0.75, Double.NaN), true, Optional.empty());
    assertThat(lines())
        .containsExactly("iteration 5: validation 20.00 dB, SSIM 0.7500, best so far");
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
