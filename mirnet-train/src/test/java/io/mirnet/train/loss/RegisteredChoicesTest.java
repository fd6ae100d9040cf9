package io.mirnet.train.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.training.LossProvider;
import io.mirnet.tck.Registered;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Here, since losses have options without defaults. */
class RegisteredChoicesTest {
  @Test
  void aProviderWithRequiredOptionsIsNotPassedOver() {
    assertThatThrownBy(() -> Registered.choices(LossProvider.class, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "'[a-z-]+' has no default for \\[[a-z_]+\\]: give a choice to test it with");
  }
}
