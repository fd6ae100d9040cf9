package io.mirnet.train.schedule;

import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.tck.PatchScheduleContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredPatchSchedulesTest extends PatchScheduleContract {
  RegisteredPatchSchedulesTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(PatchScheduleProvider.class, Map.of());
  }
}
