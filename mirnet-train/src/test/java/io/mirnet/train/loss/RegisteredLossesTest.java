package io.mirnet.train.loss;

import io.mirnet.tck.LossContract;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredLossesTest extends LossContract {
  RegisteredLossesTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return LossChoices.all();
  }
}
