package io.mirnet.tck.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.training.LossProvider;
import io.mirnet.tck.Registered;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegisteredTest {
  /** mirnet-api itself registers nothing; what is found is tested where providers are. */
  @Test
  void optionsOfAProviderThatIsNotThereAreRefused() {
    assertThat(Registered.choices(LossProvider.class, Map.of())).isEmpty();
    assertThatThrownBy(() -> Registered.choices(LossProvider.class, Map.of("ssim", "ssim")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[ssim]");
  }
}
