package io.mirnet.data.metric;

import io.mirnet.api.image.MetricProvider;
import io.mirnet.tck.MetricContract;
import io.mirnet.tck.Registered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("choices")
class RegisteredMetricsTest extends MetricContract {
  RegisteredMetricsTest(String choice) {
    super(choice);
  }

  static List<String> choices() {
    return Registered.choices(MetricProvider.class, Map.of());
  }
}
