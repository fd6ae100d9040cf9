package io.mirnet.train.search;

import io.mirnet.api.training.SearchProvider;
import io.mirnet.tck.Registered;
import io.mirnet.tck.SearchContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredSearchesTest extends SearchContract {
  RegisteredSearchesTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(SearchProvider.class, Map.of());
  }
}
