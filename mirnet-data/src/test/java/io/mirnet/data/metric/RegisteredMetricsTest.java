package io.mirnet.data.metric;

import io.mirnet.api.image.MetricProvider;
import io.mirnet.tck.MetricContract;
import io.mirnet.tck.Registered;
import java.util.ArrayList;
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
    List<String> choices =
        new ArrayList<>(
            Registered.choices(
                MetricProvider.class,
                Map.of(
                    "several",
                    "{type: several, metrics: [lol, {type: mae, range: 1}]}",
                    "matched-brightness",
                    "{type: matched-brightness, metric: lol}")));
    choices.add("{type: psnr, colour: y, range: 255, crop: 4}");
    choices.add("{type: ssim, variant: scikit-image, range: 1, crop: {before: 1, after: 2}}");
    return choices;
  }
}
