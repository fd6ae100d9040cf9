package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mirnet.config.Resolved.Entry;
import io.mirnet.config.Sample.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolvedTest {
  private final ConfigurationReader reader = new ConfigurationReader(Sample.providers());

  @Test
  void everyValueTellsItsOrigin() {
    String yaml = "model:\n  fusion: skff\ntrain:\n  stages:\n    - patch: 16\n";

    List<Entry> entries =
        reader.read(Experiment.class, "lol.yaml", yaml, List.of("seed=7", "name=''")).entries();

    assertThat(entries)
        .extracting(Entry::path, Entry::value, Entry::origin)
        .containsExactly(
            tuple("name", "''", "override 'name='''"),
            tuple("seed", "7", "override 'seed=7'"),
            tuple("device", "auto", "default"),
            tuple("model.type", "net", "default"),
            tuple("model.width", "80", "default"),
            tuple("model.groups", "[1, 2, 4, 4]", "default"),
            tuple("model.fusion.type", "skff", "lol.yaml:2:11"),
            tuple("model.fusion.reduction", "8", "default"),
            tuple("model.skips.context", "true", "default"),
            tuple("model.skips.image", "true", "default"),
            tuple("loss.type", "charbonnier", "default"),
            tuple("loss.epsilon", "1e-3", "default"),
            tuple("data.cache", "true", "default"),
            tuple("data.folders", "[]", "default"),
            tuple("train.iterations", "300000", "default"),
            tuple("train.rate", "2e-4", "default"),
            tuple("train.stages[0].patch", "16", "lol.yaml:5:7"),
            tuple("train.stages[0].batch", "1", "default"));
  }

  @Test
  void everyValueTellsItsDefault() {
    String yaml =
        """
        model: {groups: [2], fusion: sum, skips: {context: false, image: false}}
        loss: {epsilon: 0.001}
        data: {root: here}
        train: {rate: 0.5, stages: [{patch: 16, batch: 3}]}
        """;

    List<Entry> entries = reader.read(Experiment.class, "lol.yaml", yaml, List.of()).entries();

    assertThat(entries)
        .filteredOn(entry -> !entry.origin().equals("default"))
        .extracting(Entry::path, Entry::value, entry -> entry.defaultValue().orElse("none"))
        .containsExactly(
            tuple("model.groups", "[2]", "[1, 2, 4, 4]"),
            tuple("model.fusion.type", "sum", "skff"),
            tuple("model.skips.context", "false", "true"),
            tuple("model.skips.image", "false", "true"),
            tuple("loss.epsilon", "0.001", "1e-3"),
            tuple("data.root", "here", "none"),
            tuple("train.rate", "0.5", "2e-4"),
            tuple("train.stages[0].patch", "16", "none"),
            tuple("train.stages[0].batch", "3", "1"));
    assertThat(entries)
        .filteredOn(Entry::differs)
        .extracting(Entry::path)
        .containsExactly(
            "model.groups",
            "model.fusion.type",
            "model.skips.context",
            "model.skips.image",
            "train.rate",
            "train.stages[0].batch");
  }

  @Test
  void optionsOfAnotherTypeHaveTheirOwnDefaults() {
    List<Entry> entries =
        reader
            .read(Experiment.class, "lol.yaml", "loss: {type: smooth, edge_weight: 2}", List.of())
            .entries();

    assertThat(entries)
        .filteredOn(Entry::differs)
        .extracting(Entry::path, entry -> entry.defaultValue().orElseThrow())
        .containsExactly(tuple("loss.type", "charbonnier"), tuple("loss.edge_weight", "1"));
  }

  @Test
  void textOfAResolvedConfigurationReadsBackEqual() {
    Resolved<Experiment> resolved =
        reader.read(Experiment.class, "a", "seed: 3", List.of("model.width=16"));

    assertThat(reader.read(Experiment.class, "b", resolved.toYaml(), List.of()).value())
        .isEqualTo(resolved.value());
    assertThat(reader.read(Experiment.class, "c", resolved.toJson(), List.of()).value())
        .isEqualTo(resolved.value());
  }
}
