package io.mirnet.data.degradation;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import io.mirnet.data.degradation.option.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of {@code poisson-gaussian}.
 *
 * @param shot variance of the noise of photons where the value is 1
 * @param read standard deviation of the sensor's own noise, where white is 1
 * @param linear whether the noise is added to light instead of sRGB values
 * @param values which values the result may have
 */
public record PoissonGaussianOptions(
    @Default("[0.0001, 0.012]")
        @Range(min = 0, max = 1)
        @Doc("variance of photon noise where the value is 1: one number, or [least, greatest]")
        List<Double> shot,
    @Default("[0.001, 0.03]")
        @Range(min = 0, max = 1)
        @Doc("standard deviation of the sensor's noise: one number, or [least, greatest]")
        List<Double> read,
    @Default("false") @Doc("whether sRGB is decoded to light before, and encoded after")
        boolean linear,
    @Default("levels")
        @Doc("levels clamps and rounds to 8 bits, clamped doesn't round, free does neither")
        Values values)
    implements Checked {

  /** Copies the lists. */
  public PoissonGaussianOptions {
    shot = List.copyOf(shot);
    read = List.copyOf(read);
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>(Span.violations("shot", shot));
    violations.addAll(Span.violations("read", read));
    return violations;
  }
}
