package io.mirnet.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Problem;
import io.mirnet.plugin.Plugins;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {
  private final ConfigurationReader reader =
      new ConfigurationReader(Plugins.load(ExperimentTest.class.getClassLoader()));

  @Test
  void anEmptyFileIsTheReleasedNetworkOnGeneratedScenes() {
    Experiment experiment = reader.defaults(Experiment.class);
    assertThat(experiment.model().network().type()).isEqualTo("mirnet-v2");
    assertThat(experiment.data().train().set().type()).isEqualTo("generated");
    assertThat(experiment.data().validation()).isEmpty();
    assertThat(experiment.data().augmentations())
        .extracting(Choice::type)
        .containsExactly("flip-rotate");
    assertThat(experiment.train().validation().protocol().type()).isEqualTo("lol");
    assertThat(experiment.train().loss().type()).isEqualTo("charbonnier");
    assertThat(experiment.train().optimizer().type()).isEqualTo("adam");
    assertThat(experiment.train().learningRate().type()).isEqualTo("cosine");
  }

  @Test
  void aResolvedExperimentReadsBackToAnEqualOne() {
    Resolved<Experiment> resolved =
        reader.read(
            Experiment.class,
            "test",
            "data: {train: {degradation: noise}, augmentations: [{type: mixup, alpha: 2}]}",
            List.of("model.streams=2", "train.patches={type: progressive}"));
    Resolved<Experiment> again =
        reader.read(Experiment.class, "again", resolved.toYaml(), List.of());
    assertThat(again.value()).isEqualTo(resolved.value());
  }

  @Test
  void shapesThatCannotBeAreRefusedWithTheNumbers() {
    assertThatThrownBy(() -> read("model: {width: 20, groups: [1, 4]}"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("group count 4 does not divide the 30 channels of stream 2");
    assertThatThrownBy(() -> read("model: {width: 9}"))
        .hasMessageContaining("width 9 x factor 1.5 gives stream 2 13.5 channels");
  }

  @Test
  void anEmptyListOfAugmentationsIsNone() {
    assertThat(read("data: {augmentations: []}").data().augmentations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "augment: true                                   | [flip-rotate]",
        "augment: false                                  | []",
        "'augment: false, mixup: {alpha: 2}'             | '[{type: mixup, alpha: 2}]'",
        "'mixup: {probability: 0.5, alpha: 1.2}'         | [flip-rotate, mixup]",
        "'augment: true, mixup: {probability: 0}'        | '[flip-rotate, {type: mixup, probability: 0}]'",
      })
  void augmentationsOfEarlierVersionsAreRead(String old, String now) {
    Resolved<Experiment> resolved =
        reader.read(Experiment.class, "old", "data: {" + old + "}", List.of());

    assertThat(resolved.value()).isEqualTo(read("data: {augmentations: " + now + "}"));
    assertThat(resolved.warnings())
        .extracting(Problem::message)
        .isNotEmpty()
        .allMatch(message -> message.endsWith("is now 'data.augmentations'"));
  }

  @Test
  void everyStageOfARunMustFitTheNetwork() {
    String stages =
        "train: {iterations: %d, patches: {type: progressive, stages: ["
            + "{patch: 16, batch: 1, iterations: 9000000}, {patch: 18, batch: 1, iterations: 1}]}}";
    assertThatThrownBy(() -> read(stages.formatted(9_000_001)))
        .hasMessageContaining("patch 18 (from iteration 9000000 on) is not a multiple of 4");
    assertThat(read(stages.formatted(9_000_000)).train().iterations()).isEqualTo(9_000_000);
  }

  @Test
  void namesDevicesAndProtocolsAreChecked() {
    assertThatThrownBy(() -> read("name: a/b")).hasMessageContaining("'a/b' can't name a folder");
    assertThatThrownBy(() -> read("device: tpu")).hasMessageContaining("'tpu' is no device");
    assertThatThrownBy(() -> read("train: {validation: {protocol: psnrr}}"))
        .hasMessageContaining("no metric is named 'psnrr'")
        .hasMessageContaining("there are: ");
  }

  @Test
  void adamNeedsTwoBetasBelowOne() {
    assertThatThrownBy(() -> read("train: {optimizer: {type: adam, betas: [0.9]}}"))
        .hasMessageContaining("two numbers below 1 are needed");
  }

  private Experiment read(String yaml) {
    return reader.read(Experiment.class, "test.yaml", yaml, List.of()).value();
  }
}
