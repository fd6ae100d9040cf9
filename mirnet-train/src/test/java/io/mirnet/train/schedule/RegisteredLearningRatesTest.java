package io.mirnet.train.schedule;

import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.tck.LearningRateContract;
import io.mirnet.tck.Registered;
import java.util.ArrayList;
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
    List<String> choices =
        new ArrayList<>(
            Registered.choices(
                LearningRateProvider.class,
                Map.of("multi-step", "{type: multi-step, milestones: [100, 200000]}")));
    choices.add("{type: by-samples, of: {type: warm-up, iterations: 7, then: one-cycle}}");
    return choices;
  }
}
