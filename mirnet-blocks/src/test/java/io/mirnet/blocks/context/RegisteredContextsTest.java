package io.mirnet.blocks.context;

import io.mirnet.api.network.ContextProvider;
import io.mirnet.tck.ContextContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredContextsTest extends ContextContract {
  RegisteredContextsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(ContextProvider.class, Map.of());
  }
}
