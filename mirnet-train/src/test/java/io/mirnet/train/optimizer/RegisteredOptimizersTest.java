package io.mirnet.train.optimizer;

import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.tck.OptimizerContract;
import io.mirnet.tck.Registered;
import java.util.ArrayList;
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
    List<String> choices = new ArrayList<>(Registered.choices(OptimizerProvider.class, Map.of()));
    choices.add("{type: adam, weight_decay: 0.1}");
    choices.add("{type: lion, weight_decay: 0.1}");
    choices.add("{type: sgd, momentum: 0}");
    choices.add("{type: sgd, nesterov: true, weight_decay: 0.1}");
    choices.add("{type: sgd, dampening: 0.5}");
    return choices;
  }
}
