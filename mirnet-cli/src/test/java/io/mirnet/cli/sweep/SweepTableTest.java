package io.mirnet.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.Format;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Trial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTableTest {
  private static final String WHY = "the disk is full";

  private final SweepTable table =
      new SweepTable(
          List.of(
              row("a", "fusion=sum", Status.COMPLETE, 8, "", "PSNR 26.02 dB"),
              row("b", "fusion=skff", Status.RUNNING, 4, "", "PSNR 24.00 dB"),
              row("c", "fusion=skff", Status.FAILED, 2, WHY, ""),
              row("d", "fusion=concat", Status.FAILED, 2, WHY, "")),
          false,
          false);

  private static SweepTable.Row row(
      String id, String setting, Status status, long iteration, String message, String score) {
    return new SweepTable.Row(
        new Trial(id, setting, Map.of(), 7),
        new TrialState(status, 1, "here", 1, "2026-11-29T00:00:00Z", iteration, 8, message, score));
  }

  @Test
  void aRunningTrialIsCalledByItsSettingWithItsLastScore() {
    assertThat(table.running()).containsExactly("fusion=skff, seed 7: 4/8 PSNR 24.00 dB");
  }

  @Test
  void theSameFailureIsSaidOnce() {
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text, true), Format.TEXT, 80);

    assertThat(text.toString()).containsOnlyOnce(WHY).contains("c, d: " + WHY);
  }

  @Test
  void aTrialThatWillNotGoOnIsNotWaitedFor() {
    assertThat(table.share()).isEqualTo((1 + 0.5 + 1 + 1) / 4);
  }

  @Test
  void whatIsLeftTakesAsLongAsWhatWasSeenToBeDone() {
    SweepPace pace = new SweepPace(0.25, 0);

    assertThat(pace.left(0.5, 100_000_000_000L)).contains("3:20");
    assertThat(pace.left(0.251, 100_000_000_000L)).isEmpty();
    assertThat(pace.left(1, 100_000_000_000L)).isEmpty();
  }
}
