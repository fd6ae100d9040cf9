package io.mirnet.train.average;

import io.mirnet.api.training.AverageProvider;
import io.mirnet.tck.AverageContract;
import io.mirnet.tck.Registered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredAveragesTest extends AverageContract {
  RegisteredAveragesTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    List<String> choices = new ArrayList<>(Registered.choices(AverageProvider.class, Map.of()));
    choices.add("{type: ema, decay: 0.9, from: 4}");
    return choices;
  }
}
