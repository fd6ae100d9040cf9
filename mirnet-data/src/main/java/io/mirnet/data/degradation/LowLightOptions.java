package io.mirnet.data.degradation;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import java.util.List;

/**
 * Options of {@code low-light}.
 *
 * @param exposureMin least share of the light that is left
 * @param exposureMax greatest share of the light that is left
 * @param shot variance of photon noise per unit of light
 * @param read standard deviation of the sensor's own noise, in light
 */
public record LowLightOptions(
    @Default("0.1") @Range(min = 0.001, max = 1) @Doc("least share of the light that is left")
        double exposureMin,
    @Default("0.3") @Range(min = 0.001, max = 1) @Doc("greatest share of the light that is left")
        double exposureMax,
    @Default("0.0003") @Range(min = 0, max = 1) @Doc("variance of photon noise per unit of light")
        double shot,
    @Default("0.002")
        @Range(min = 0, max = 1)
        @Doc("standard deviation of the sensor's noise, in units of light where white is 1")
        double read)
    implements Checked {

  @Override
  public List<Violation> violations() {
    return exposureMin <= exposureMax
        ? List.of()
        : List.of(
            new Violation(
                "exposure_min",
                "exposure_min (%s) must not exceed exposure_max (%s)"
                    .formatted(exposureMin, exposureMax)));
  }
}
