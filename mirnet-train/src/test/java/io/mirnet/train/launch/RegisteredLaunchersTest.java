package io.mirnet.train.launch;

import io.mirnet.api.training.LauncherProvider;
import io.mirnet.tck.LauncherContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredLaunchersTest extends LauncherContract {
  RegisteredLaunchersTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(LauncherProvider.class, Map.of());
  }
}
