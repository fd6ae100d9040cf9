package io.mirnet.train.basicsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.RateSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates against the formulas of PyTorch and BasicSR, written out here. */
class LearningRateImportTest {
  private static final int RUN = 100;
  private static final double FIRST = 2e-4;

  @TempDir private Path folder;

  private Imported scheduled(String scheduler, String more) throws IOException {
    return Imported.of(
        folder,
        "train: {total_iter: 100, optim_g: {type: Adam, lr: 2e-4}, scheduler: %s%s}\n"
            .formatted(scheduler, more));
  }

  private static void assertRates(Imported made, LongToDoubleFunction expected) {
    LearningRate rate =
        LearningRateProvider.build(
            made.experiment().train().learningRate(),
            new RateSpec(RUN, () -> List.of(new Stage(0, 64, 2))));
    for (int n = 0; n < RUN; n++) {
      assertThat(rate.at(n)).as("at %d", n).isCloseTo(expected.applyAsDouble(n), within(1e-12));
    }
  }

  /** Half a cosine from one rate to another. */
  private static double cosine(double from, double to, double part) {
    return to + (from - to) * (1 + Math.cos(Math.PI * part)) / 2;
  }

  @Test
  void restartsHaveTheirWeights() throws IOException {
    assertRates(
        scheduled(
            "{type: CosineAnnealingRestartLR, periods: [40, 60], restart_weights: [1, 0.5], eta_min: 1e-6}",
            ""),
        n ->
            n <= 40
                ? cosine(FIRST, 1e-6, n / 40.0)
                : 1e-6 + 0.5 * (cosine(FIRST, 1e-6, (n - 40) / 60.0) - 1e-6));
    assertRates(
        scheduled(
            "{type: CosineAnnealingRestartCyclicLR, periods: [30, 70], restart_weights: [1, 1], eta_mins: [3e-4, 1e-6]}",
            ""),
        n -> n <= 30 ? cosine(FIRST, 3e-4, n / 30.0) : cosine(FIRST, 1e-6, (n - 30) / 70.0));
  }

  @Test
  void aCosineShorterThanTheRunRisesAgain() throws IOException {
    // torch.optim.lr_scheduler.CosineAnnealingLR, whose cosine just goes on after T_max
    assertRates(
        scheduled("{type: TrueCosineAnnealingLR, T_max: 30, eta_min: 1e-6}", ""),
        n -> cosine(FIRST, 1e-6, n / 30.0));
  }

  @Test
  void aCosineLongerThanTheRunIsCutOff() throws IOException {
    assertRates(
        scheduled("{type: TrueCosineAnnealingLR, T_max: 150, eta_min: 1e-6}", ""),
        n -> cosine(FIRST, 1e-6, n / 150.0));
    assertRates(
        scheduled("{type: TrueCosineAnnealingLR, T_max: 100}", ""),
        n -> cosine(FIRST, 0, n / 100.0));
  }

  @Test
  void stepsAndStraightLinesComeOver() throws IOException {
    assertRates(
        scheduled("{type: MultiStepLR, milestones: [50, 80, 80], gamma: 0.5}", ""),
        n -> n < 50 ? FIRST : n < 80 ? FIRST / 2 : FIRST / 8);
    assertRates(scheduled("{type: LinearLR, total_iter: 100}", ""), n -> FIRST * (1 - n / 100.0));
  }

  @Test
  void aWarmUpIsAroundTheSchedule() throws IOException {
    assertRates(
        scheduled(
            "{type: CosineAnnealingRestartLR, periods: [100], restart_weights: [1]}",
            ", warmup_iter: 10"),
        n -> n + 1 < 10 ? FIRST * (n + 1) / 10 : cosine(FIRST, 0, n / 100.0));
  }

  /** BasicSR's loop, step by step: a step multiplies the rate that the optimizer has. */
  @Test
  void stepsGoOnFromWhereAWarmUpEnded() throws IOException {
    for (int warmUp : List.of(2, 3, 20)) {
      double[] rates = new double[RUN];
      double rate = FIRST;
      for (int n = 0; n < RUN; n++) {
        if (n == 10 || n == 60) {
          rate *= 0.1;
        }
        if (n + 1 < warmUp) {
          rate = FIRST / warmUp * (n + 1);
        }
        rates[n] = rate;
      }
      assertRates(
          scheduled("{type: MultiStepLR, milestones: [10, 60]}", ", warmup_iter: " + warmUp),
          n -> rates[(int) n]);
    }
  }

  @Test
  void periodsThatEndBeforeTheRunAreSaid() throws IOException {
    assertThat(
            scheduled(
                    "{type: CosineAnnealingRestartLR, periods: [40, 50], restart_weights: [1, 1]}",
                    "")
                .changes())
        .singleElement()
        .asString()
        .contains("periods end at 90 of 100 iterations");
  }

  @Test
  void anUnknownScheduleIsSaidNotGuessed() throws IOException {
    Imported made = scheduled("{type: StepLR, step_size: 4}", "");
    assertRates(made, n -> FIRST);
    assertThat(made.changes())
        .hasSize(3)
        .contains(
            "changes the result: the learning rate stays constant; choose train.learning_rate");
  }

  @Test
  void periodsWithoutTheirWeightsAreSaidNotGuessed() throws IOException {
    Imported made =
        scheduled("{type: CosineAnnealingRestartLR, periods: [40, 60], restart_weights: [1]}", "");
    assertRates(made, n -> FIRST);
    assertThat(made.changes())
        .anyMatch(note -> note.contains("train.scheduler.periods: not carried over"));
  }

  @Test
  void anOptimizerWithoutARateHasPyTorchs() throws IOException {
    Imported made =
        Imported.of(
            folder,
            "train: {total_iter: 100, optim_g: {type: Adam}, scheduler: {type: MultiStepLR, milestones: []}}\n");
    assertRates(made, n -> 1e-3);
  }
}
