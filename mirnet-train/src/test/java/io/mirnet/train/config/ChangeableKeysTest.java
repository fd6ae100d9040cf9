package io.mirnet.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeableKeysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "device",
        "train.iterations",
        "train.learning_rate",
        "train.learning_rate.from",
        "train.validation.protocol.type",
        "data.validation.input",
        "train.observers[0].type",
        "train.keep_every",
      })
  void whatOnlyDecidesHowLongHowFastAndWhatIsSeenMayChange(String key) {
    assertThat(ChangeableKeys.contain(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "seed",
        "model.width",
        "data.train.type",
        "data.augmentations[0].type",
        "train.loss.epsilon",
        "train.optimizer.betas",
        "train.patches.patch",
        "train.learning_rates",
        "devices",
        "train",
      })
  void whatDecidesWhatIsLearnedMayNot(String key) {
    assertThat(ChangeableKeys.contain(key)).isFalse();
  }
}
