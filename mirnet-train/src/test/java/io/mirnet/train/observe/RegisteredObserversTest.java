package io.mirnet.train.observe;

import io.mirnet.api.training.ObserverProvider;
import io.mirnet.tck.ObserverContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredObserversTest extends ObserverContract {
  RegisteredObserversTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(ObserverProvider.class, Map.of());
  }
}
