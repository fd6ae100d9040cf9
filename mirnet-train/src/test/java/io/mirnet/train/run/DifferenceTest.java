package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private final ConfigurationReader reader =
      new ConfigurationReader(Plugins.load(getClass().getClassLoader()));

  private Resolved<Experiment> read(String... overrides) {
    return reader.read(Experiment.class, "test", "name: x\n", List.of(overrides));
  }

  private List<String> texts(String... overrides) {
    return Difference.between(read(), read(overrides)).stream().map(Difference::text).toList();
  }

  @Test
  void valuesThatAreEqualInWhateverNotationDoNotDiffer() {
    assertThat(texts()).isEmpty();
    assertThat(
            texts(
                "train.learning_rate.from=0.0002",
                "train.learning_rate.to=1.0E-6",
                "data.augmentations=[{type: flip-rotate}]",
                "train.loss=charbonnier",
                "train.iterations=300000"))
        .isEmpty();
  }

  @Test
  void eachValueIsTold() {
    assertThat(texts("train.iterations=9", "seed=7", "model.groups=[1, 2]"))
        .containsExactly(
            "seed: 100 -> 7",
            "model.groups: [1, 2, 4, 4] -> [1, 2]",
            "train.iterations: 300000 -> 9");
  }

  @Test
  void anotherChoiceHasOtherKeys() {
    assertThat(texts("train.learning_rate={type: constant, rate: 0.5}"))
        .containsExactly(
            "train.learning_rate.type: cosine -> constant",
            "train.learning_rate.from: 2.0E-4 -> none",
            "train.learning_rate.to: 1.0E-6 -> none",
            "train.learning_rate.rate: none -> 0.5");
  }

  @Test
  void itemsOfListsAreCompared() {
    assertThat(texts("data.augmentations=[]"))
        .containsExactly(
            "data.augmentations[0].type: flip-rotate -> none", "data.augmentations: none -> []");
  }
}
