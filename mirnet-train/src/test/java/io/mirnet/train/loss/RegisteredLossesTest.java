package io.mirnet.train.loss;

import io.mirnet.api.training.LossProvider;
import io.mirnet.tck.LossContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredLossesTest extends LossContract {
  RegisteredLossesTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(LossProvider.class, Map.of());
  }
}
