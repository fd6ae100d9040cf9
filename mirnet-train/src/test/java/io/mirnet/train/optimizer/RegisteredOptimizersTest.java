package io.mirnet.train.optimizer;

import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.tck.OptimizerContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredOptimizersTest extends OptimizerContract {
  RegisteredOptimizersTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(OptimizerProvider.class, Map.of());
  }
}
