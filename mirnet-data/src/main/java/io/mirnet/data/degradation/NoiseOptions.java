package io.mirnet.data.degradation;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code noise}.
 *
 * @param sigmaMin least standard deviation, on the scale 0 to 255
 * @param sigmaMax greatest standard deviation, on the scale 0 to 255
 */
public record NoiseOptions(
    @Default("15")
        @Range(min = 0, max = 255)
        @Doc("least standard deviation, on the scale of 0 to 255")
        double sigmaMin,
    @Default("50")
        @Range(min = 0, max = 255)
        @Doc("greatest standard deviation, on the scale of 0 to 255")
        double sigmaMax)
    implements Checked {

  @Override
  public List<Violation> violations() {
    return sigmaMin <= sigmaMax
        ? List.of()
        : List.of(
            new Violation(
                "sigma_min",
                "sigma_min (%s) must not exceed sigma_max (%s)".formatted(sigmaMin, sigmaMax)));
  }
}
