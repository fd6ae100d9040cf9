package io.mirnet.blocks.network;

import io.mirnet.api.network.ModelProvider;
import io.mirnet.tck.ModelContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredModelsTest extends ModelContract {
  RegisteredModelsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(ModelProvider.class, Map.of());
  }
}
