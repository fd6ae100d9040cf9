package io.mirnet.train.loss;

import io.mirnet.api.training.LossProvider;
import io.mirnet.tck.Registered;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the tests of all losses choose, and files that they need. */
public final class LossChoices {
  private LossChoices() {}

  /** Returns a choice of each registered loss. */
  public static List<String> all() {
    return Registered.choices(
        LossProvider.class,
        Map.of(
            "ms-ssim",
            "{type: ms-ssim, weights: [0.3, 0.7]}",
            "perceptual",
            "{type: perceptual, file: '%s', layers: [fine, coarse], weights: [1, 0.5]}"
                .formatted(file("features-dict.pt")),
            "sum",
            "{type: sum, terms: [{loss: charbonnier}, {loss: edge, weight: 0.05}, {loss: {type: fft}, weight: 0.01}]}"));
  }

  /** A file of the test resources. */
  static Path file(String name) {
    try {
      return Path.of(LossChoices.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
