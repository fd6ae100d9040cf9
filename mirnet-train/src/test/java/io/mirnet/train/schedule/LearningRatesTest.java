package io.mirnet.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.training.LearningRate;
import io.mirnet.train.schedule.CyclicCosineOptions.Cycle;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRatesTest {
  private static final double RELATIVE = 1e-9;

  @Test
  void theCyclesOfTheReleasedOptionsAgreeWithPyTorch() throws IOException {
    JsonNode facts = facts().get("cyclic_restart_cosine");
    List<Cycle> cycles = new ArrayList<>();
    for (int i = 0; i < facts.get("periods").size(); i++) {
      cycles.add(
          new Cycle(facts.get("periods").get(i).asLong(), facts.get("eta_mins").get(i).asDouble()));
    }
    CyclicCosineOptions options = new CyclicCosineOptions(facts.get("base_lr").asDouble(), cycles);
    assertAgrees(new CyclicCosineProvider().create(options, 300_000), facts.get("lr_at"));
  }

  @Test
  void thePapersCosineAgreesWithPyTorch() throws IOException {
    LearningRate rate = new CosineProvider().create(new CosineOptions(2e-4, 1e-6), 300_000);
    assertAgrees(rate, facts().get("cosine_2e-4_to_1e-6_300k"));
  }

  @Test
  void theRateStaysAtTheEndBeyondTheEnd() {
    LearningRate cosine = new CosineProvider().create(new CosineOptions(1, 0.1), 10);
    assertThat(cosine.at(11)).isEqualTo(0.1);
    LearningRate cyclic =
        new CyclicCosineProvider()
            .create(new CyclicCosineOptions(1, List.of(new Cycle(5, 0.2))), 10);
    assertThat(cyclic.at(6)).isEqualTo(0.2);
  }

  @Test
  void aConstantRateIsConstant() {
    LearningRate rate = new ConstantProvider().create(new ConstantOptions(3e-4), 10);
    assertThat(rate.at(0)).isEqualTo(rate.at(9)).isEqualTo(3e-4);
  }

  @Test
  void cyclesMustNotBeEmpty() {
    assertThat(new CyclicCosineOptions(1, List.of()).violations()).hasSize(1);
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
