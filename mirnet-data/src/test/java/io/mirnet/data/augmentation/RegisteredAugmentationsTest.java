package io.mirnet.data.augmentation;

import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.tck.AugmentationContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredAugmentationsTest extends AugmentationContract {
  RegisteredAugmentationsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(AugmentationProvider.class, Map.of());
  }
}
