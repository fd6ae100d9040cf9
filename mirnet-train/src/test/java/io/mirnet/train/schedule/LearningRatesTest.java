package io.mirnet.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.Choice;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.RateSpec;
import io.mirnet.train.schedule.CyclicCosineOptions.Cycle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LearningRatesTest {
  private static final double RELATIVE = 1e-9;

  @Test
  void theCyclesOfTheReleasedOptionsAgreeWithPyTorch() throws IOException {
    JsonNode facts = facts().get("cyclic_restart_cosine");
    List<Cycle> cycles = new ArrayList<>();
    for (int i = 0; i < facts.get("periods").size(); i++) {
      cycles.add(
          new Cycle(
              facts.get("periods").get(i).asLong(),
              facts.get("eta_mins").get(i).asDouble(),
              facts.get("restart_weights").get(i).asDouble()));
    }
    CyclicCosineOptions options = new CyclicCosineOptions(facts.get("base_lr").asDouble(), cycles);
    assertAgrees(new CyclicCosineProvider().create(options, run(300_000)), facts.get("lr_at"));
  }

  @Test
  void thePapersCosineAgreesWithPyTorch() throws IOException {
    LearningRate rate = new CosineProvider().create(new CosineOptions(2e-4, 1e-6), run(300_000));
    assertAgrees(rate, facts().get("cosine_2e-4_to_1e-6_300k"));
  }

  @Test
  void theRateStaysAtTheEndBeyondTheEnd() {
    LearningRate cosine = new CosineProvider().create(new CosineOptions(1, 0.1), run(10));
    assertThat(cosine.at(11)).isEqualTo(0.1);
    LearningRate cyclic =
        new CyclicCosineProvider()
            .create(new CyclicCosineOptions(1, List.of(new Cycle(5, 0.2, 1))), run(10));
    assertThat(cyclic.at(6)).isEqualTo(0.2);
  }

  @Test
  void aConstantRateIsConstant() {
    LearningRate rate = new ConstantProvider().create(new ConstantOptions(3e-4), run(10));
    assertThat(rate.at(0)).isEqualTo(rate.at(9)).isEqualTo(3e-4);
  }

  @Test
  void cyclesMustNotBeEmpty() {
    assertThat(new CyclicCosineOptions(1, List.of()).violations()).hasSize(1);
  }

  /** BasicSR: eta_min + weight * 0.5 * (base - eta_min) * (1 + cos(pi * position / period)). */
  @Test
  void aCycleMayStartFromAPartOfTheRate() {
    LearningRate rate =
        new CyclicCosineProvider()
            .create(
                new CyclicCosineOptions(1, List.of(new Cycle(10, 0.1, 1), new Cycle(10, 0.2, 0.5))),
                run(20));
    assertThat(rate.at(0)).isEqualTo(1);
    assertThat(rate.at(10)).isEqualTo(0.1);
    assertThat(rate.at(11))
        .isCloseTo(0.2 + 0.5 * 0.5 * 0.8 * (1 + Math.cos(0.1 * Math.PI)), within(1e-15));
    assertThat(rate.at(15)).isCloseTo(0.4, within(1e-15));
    assertThat(rate.at(20)).isEqualTo(0.2);
  }

  @Test
  void theRateFallsAtEachMilestone() {
    LearningRate rate =
        new MultiStepProvider()
            .create(new MultiStepOptions(0.8, List.of(20L, 10L, 20L), 0.5), run(30));
    assertThat(rate.at(9)).isEqualTo(0.8);
    assertThat(rate.at(10)).isEqualTo(0.4);
    assertThat(rate.at(19)).isEqualTo(0.4);
    assertThat(rate.at(20)).isEqualTo(0.1);
    assertThat(rate.at(1_000)).isEqualTo(0.1);
  }

  /** Of ten updates and a rise of 0.3, PyTorch's OneCycleLR ends its phases at 2 and at 9. */
  @Test
  void oneCycleRisesAndFallsAsInPyTorch() {
    LearningRate rate =
        new OneCycleProvider().create(new OneCycleOptions(1, 0.3, 25, 1e4), run(10));
    assertThat(rate.at(0)).isCloseTo(0.04, within(1e-15));
    assertThat(rate.at(1)).isCloseTo(0.52, within(1e-15));
    assertThat(rate.at(2)).isEqualTo(1);
    assertThat(rate.at(3))
        .isCloseTo(4e-6 + (1 - 4e-6) / 2 * (Math.cos(Math.PI / 7) + 1), within(1e-15));
    assertThat(rate.at(9)).isCloseTo(4e-6, within(1e-18));
    assertThat(rate.at(12)).isCloseTo(4e-6, within(1e-18));
  }

  @Test
  void aPolynomialOfPowerOneIsAStraightLine() {
    LearningRate line = new PolynomialProvider().create(new PolynomialOptions(1, 0.2, 1), run(10));
    assertThat(line.at(0)).isEqualTo(1);
    assertThat(line.at(5)).isCloseTo(0.6, within(1e-15));
    assertThat(line.at(11)).isEqualTo(0.2);
    LearningRate square =
        new PolynomialProvider().create(new PolynomialOptions(1, 0.2, 2), run(10));
    assertThat(square.at(5)).isCloseTo(0.4, within(1e-15));
  }

  /** With 1 / 4 to begin with, three iterations rise as BasicSR's warmup_iter of 4 does. */
  @Test
  void aWarmUpRisesToTheFirstRateAndThenGetsOutOfTheWay() {
    var steps =
        new Choice<LearningRateProvider<?>>(
            new MultiStepProvider(), new MultiStepOptions(1, List.of(2L, 5L), 0.5));
    LearningRate rate = new WarmUpProvider().create(new WarmUpOptions(3, 0.25, steps), run(10));
    assertThat(LongStream.range(0, 7).mapToObj(rate::at))
        .containsExactly(0.25, 0.5, 0.75, 0.5, 0.5, 0.25, 0.25);
    LearningRate fromNothing = new WarmUpProvider().create(new WarmUpOptions(4, 0, steps), run(10));
    assertThat(fromNothing.at(0)).isZero();
    assertThat(fromNothing.at(2)).isEqualTo(0.5);
  }

  @Test
  void aRateBySamplesFollowsTheSamplesOfTheBatches() {
    var line =
        new Choice<LearningRateProvider<?>>(
            new PolynomialProvider(), new PolynomialOptions(1, 0, 1));
    RateSpec shrinking =
        new RateSpec(20, () -> List.of(new Stage(0, 64, 8), new Stage(10, 128, 2)));
    LearningRate rate = new BySamplesProvider().create(new BySamplesOptions(line), shrinking);
    assertThat(rate.at(0)).isEqualTo(1);
    assertThat(rate.at(5)).isCloseTo(0.6, within(1e-15));
    assertThat(rate.at(10)).isCloseTo(0.2, within(1e-15));
    assertThat(rate.at(15)).isCloseTo(0.1, within(1e-15));
    assertThat(rate.at(20)).isZero();
  }

  /** A run of batches of one size. */
  private static RateSpec run(long iterations) {
    return new RateSpec(iterations, () -> List.of(new Stage(0, 64, 4)));
  }

  private static void assertAgrees(LearningRate rate, JsonNode expected) {
    assertThat(expected.size()).isGreaterThan(5);
    for (Map.Entry<String, JsonNode> entry : expected.properties()) {
      double value = entry.getValue().asDouble();
      assertThat(rate.at(Long.parseLong(entry.getKey())))
          .as("iteration %s", entry.getKey())
          .isCloseTo(value, within(RELATIVE * value));
    }
  }

  private static JsonNode facts() throws IOException {
    try (InputStream stream =
        LearningRatesTest.class.getResourceAsStream("/io/mirnet/train/lr-schedules.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }
}
