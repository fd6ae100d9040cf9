package io.mirnet.train.schedule;

import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.tck.LearningRateContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredLearningRatesTest extends LearningRateContract {
  RegisteredLearningRatesTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(LearningRateProvider.class, Map.of());
  }
}
