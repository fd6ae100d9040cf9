package io.mirnet.train.report.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.train.report.internal.result.SettingSummary.CurvePoint;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingSummaryTest {
  private static TrialRecord trial(Status status, double speed, double... psnr) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < psnr.length; i++) {
      points.add(new Curve.Point(100L * (i + 1), 100 * (i + 1) * speed, psnr[i]));
    }
    return new TrialRecord(
        new Trial("id", "x", Map.of(), 1),
        new TrialState(status, 1, "", 0, "2026-01-01T00:00:00Z", 1, 1, "", ""),
        status == Status.COMPLETE
            ? Optional.of(Results.of(Map.of("a", psnr[psnr.length - 1])))
            : Optional.empty(),
        new Curve(points, 0, 0),
        Optional.empty(),
        Path.of("run"),
        Path.of("log"));
  }

  private static List<CurvePoint> curve(TrialRecord... trials) {
    return new SettingSummary(1, "x", List.of(trials)).curve();
  }

  @Test
  void aCurveIsTheMeanOfSeedsInQualityAndTime() {
    assertThat(curve(trial(Status.COMPLETE, 0.1, 30, 32), trial(Status.COMPLETE, 0.3, 31, 35)))
        .containsExactly(
            new CurvePoint(100, 20, 30.5, 30, 31), new CurvePoint(200, 40, 33.5, 32, 35));
  }

  @Test
  void trialsThatAreNotCompleteDoNotDisturbThoseThatAre() {
    assertThat(
            curve(
                trial(Status.COMPLETE, 0.1, 30, 32),
                trial(Status.RUNNING, 0.1, 10),
                trial(Status.DIVERGED, 0.1, 5)))
        .containsExactly(new CurvePoint(100, 10, 30, 30, 30), new CurvePoint(200, 20, 32, 32, 32));
  }

  @Test
  void whileNoneIsCompleteTheMeanGoesAsFarAsAllHaveCome() {
    assertThat(
            curve(
                trial(Status.RUNNING, 0.1, 30, 32),
                trial(Status.WAITING, 0.1, 28),
                trial(Status.RUNNING, 0.1)))
        .containsExactly(new CurvePoint(100, 10, 29, 28, 30));
    assertThat(curve(trial(Status.FAILED, 0.1, 30))).isEmpty();
  }
}
