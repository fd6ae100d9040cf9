package io.mirnet.train.report.internal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.data.pair.Scenes;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    return Comparison.of(reference, other, Results.PSNR, Optional.empty());
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
    assertThat(compare(reference, other))
        .contains(new Comparison(0.5, 0.5, 0.5, 2.0 / 2001, 2, 2, 0));
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
    assertThat(new Comparison(0.1, 0, 0.2, 0.05, 3, 9, 0).word(Direction.HIGHER))
        .isEqualTo("not told apart");
    Comparison below = new Comparison(-0.1, -0.2, -0.01, 0.03, 3, 9, 0);
    assertThat(below.word(Direction.HIGHER)).isEqualTo("worse");
    assertThat(below.word(Direction.LOWER)).isEqualTo("better");
    assertThat(below.wordTogether(Direction.LOWER, 0.04)).isEqualTo("better");
    assertThat(below.wordTogether(Direction.LOWER, 0.06)).isEqualTo("not told apart");
  }

  @Test
  void imagesOfOneSceneCountAsOne() {
    Map<String, Double> low = new LinkedHashMap<>();
    Map<String, Double> high = new LinkedHashMap<>();
    for (String image : List.of("a_1", "a_2", "a_3", "a_4", "a_5", "b_1", "b_2", "b_3")) {
      low.put(image, 20.0);
      high.put(image, image.startsWith("a") ? 21.0 : 19.5);
    }
    SettingSummary reference = setting(trial(1, low));
    Optional<Scenes> scenes = Optional.of(new Scenes("{scene}_{n}"));

    Comparison byImage = compare(reference, setting(trial(1, high))).orElseThrow();
    Comparison byScene =
        Comparison.of(reference, setting(trial(1, high)), Results.PSNR, scenes).orElseThrow();

    assertThat(byScene.difference()).isEqualTo(byImage.difference());
    assertThat(byScene.low()).isEqualTo(-0.5);
    assertThat(byScene.high()).isEqualTo(1);
    assertThat(byScene.scenes()).isEqualTo(2);
    assertThat(byImage.low()).isGreaterThan(-0.5);
  }

  @Test
  void aVerdictOfOneSceneIsOfThatSceneAlone() {
    Optional<Scenes> scenes = Optional.of(new Scenes("{scene}_{n}"));
    Comparison found =
        Comparison.of(
                setting(trial(1, Map.of("a_1", 20.0, "a_2", 30.0))),
                setting(trial(1, Map.of("a_1", 20.2, "a_2", 30.1))),
                Results.PSNR,
                scenes)
            .orElseThrow();

    assertThat(found.scenes()).isEqualTo(1);
    assertThat(found.word(Direction.HIGHER)).isEqualTo("better in this scene");
  }
}
