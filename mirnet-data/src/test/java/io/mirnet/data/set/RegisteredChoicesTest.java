package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.image.DataSetProvider;
import io.mirnet.tck.Registered;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Here, since only data sets have options without defaults. */
class RegisteredChoicesTest {
  @Test
  void aProviderWithRequiredOptionsIsNotPassedOver() {
    assertThatThrownBy(() -> Registered.choices(DataSetProvider.class, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'degraded' has no default for [target, degradation]: give a choice to test it with");
  }
}
