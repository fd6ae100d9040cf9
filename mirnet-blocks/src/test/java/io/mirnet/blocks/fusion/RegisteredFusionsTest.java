package io.mirnet.blocks.fusion;

import io.mirnet.api.network.FusionProvider;
import io.mirnet.tck.FusionContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredFusionsTest extends FusionContract {
  RegisteredFusionsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(FusionProvider.class, Map.of());
  }
}
