package io.mirnet.data.degradation;

import io.mirnet.api.image.DegradationProvider;
import io.mirnet.tck.DegradationContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredDegradationsTest extends DegradationContract {
  RegisteredDegradationsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(
        DegradationProvider.class,
        Map.of("chain", "[{type: bicubic, scale: 2}, {type: noise, sigma: 10}, jpeg]"));
  }
}
