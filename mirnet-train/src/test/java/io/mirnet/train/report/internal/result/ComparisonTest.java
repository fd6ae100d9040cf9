package io.mirnet.train.report.internal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Path NOWHERE = Path.of("nowhere");

  private static TrialRecord trial(long seed, Map<String, Double> psnr) {
    return new TrialRecord(
        new Trial("id" + seed, "x", Map.of(), seed),
        new TrialState(TrialState.Status.COMPLETE, 1, "", 0, "", 1, 1, "", ""),
        Optional.of(Results.of(psnr)),
        new Curve(List.of(), Double.NaN, Double.NaN),
        Optional.empty(),
        NOWHERE,
        NOWHERE);
  }

  private static SettingSummary setting(TrialRecord... trials) {
    return new SettingSummary(1, "x", List.of(trials));
  }

  private static Optional<Comparison> compare(SettingSummary reference, SettingSummary other) {
    return Comparison.of(reference, other, Results.PSNR);
  }

  /** Unpaired, these would differ by 10 dB and more within each. */
  @Test
  void imagesArePairedByNameAndSeedsByValue() {
    SettingSummary reference =
        setting(trial(1, Map.of("a", 20.0, "b", 30.0)), trial(2, Map.of("a", 25.0, "b", 40.0)));
    SettingSummary other =
        setting(
            trial(2, Map.of("b", 40.5, "a", 25.5)),
            trial(7, Map.of("a", 99.0, "b", 99.0)),
            trial(1, Map.of("b", 30.5, "c", 1.0, "a", 20.5)));
    assertThat(compare(reference, other)).contains(new Comparison(0.5, 0.5, 0.5, 2, 2));
    assertThat(compare(reference, other).orElseThrow().word(Direction.HIGHER)).isEqualTo("better");
    assertThat(compare(other, reference).orElseThrow().word(Direction.HIGHER)).isEqualTo("worse");
  }

  @Test
  void aPerfectImageIsLeftOut() {
    double infinite = Double.POSITIVE_INFINITY;
    Comparison found =
        compare(
                setting(trial(1, Map.of("a", infinite, "b", 30.0, "c", 31.0))),
                setting(trial(1, Map.of("a", infinite, "b", 30.1, "c", 31.3))))
            .orElseThrow();
    assertThat(found.images()).isEqualTo(2);
    assertThat(found.difference()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void withoutACommonSeedOrImageNothingIsCompared() {
    SettingSummary reference = setting(trial(1, Map.of("a", 20.0)));
    assertThat(compare(reference, setting(trial(2, Map.of("a", 20.0))))).isEmpty();
    assertThat(compare(reference, setting(trial(1, Map.of("b", 20.0))))).isEmpty();
    assertThat(compare(reference, setting())).isEmpty();
  }

  @Test
  void anIntervalThatTouchesZeroTellsNothing() {
    assertThat(new Comparison(0.1, 0, 0.2, 3, 9).word(Direction.HIGHER))
        .isEqualTo("not told apart");
    assertThat(new Comparison(-0.1, -0.2, -0.01, 3, 9).word(Direction.HIGHER)).isEqualTo("worse");
    assertThat(new Comparison(-0.1, -0.2, -0.01, 3, 9).word(Direction.LOWER)).isEqualTo("better");
  }
}
