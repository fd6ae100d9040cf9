package io.mirnet.train.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepTimerTest {
  private final ConfigurationReader reader =
      new ConfigurationReader(Plugins.load(getClass().getClassLoader()));

  @Test
  void everyExperimentIsMeasuredWithAllStagesOfItsSchedule() {
    String stages =
        "{type: progressive, stages: [{patch: 16, batch: 1, iterations: 9},"
            + " {patch: 32, batch: 2, iterations: 11}]}";
    List<Double> seconds =
        StepTimer.secondsPerIteration(
            List.of(experiment("{type: fixed, patch: 16, batch: 1}"), experiment(stages)));
    assertThat(seconds).hasSize(2).allMatch(value -> value > 0 && Double.isFinite(value));
  }

  private Experiment experiment(String patches) {
    String yaml =
        """
        name: tiny
        model: {width: 8, groups: [1], blocks_per_group: 1}
        train: {iterations: 20, patches: %s}
        """
            .formatted(patches);
    return reader.read(Experiment.class, "tiny", yaml, List.of()).value();
  }
}
