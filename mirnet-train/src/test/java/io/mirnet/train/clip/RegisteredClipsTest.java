package io.mirnet.train.clip;

import io.mirnet.api.training.ClipProvider;
import io.mirnet.tck.ClipContract;
import io.mirnet.tck.Registered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredClipsTest extends ClipContract {
  RegisteredClipsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    List<String> choices = new ArrayList<>(Registered.choices(ClipProvider.class, Map.of()));
    choices.add("{type: global-norm, at: 0}");
    choices.add("{type: value, at: 0}");
    return choices;
  }
}
