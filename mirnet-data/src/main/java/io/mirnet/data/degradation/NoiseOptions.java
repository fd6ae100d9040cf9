package io.mirnet.data.degradation;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Moved;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import io.mirnet.data.degradation.option.Values;
import java.util.List;

/**
 * Options of {@code noise}.
 *
 * @param sigma standard deviation on the scale of 0 to 255: one number, or a range
 * @param values which values the result may have
 */
@Moved(from = "sigma_min", to = "sigma[0]")
@Moved(from = "sigma_max", to = "sigma[1]")
public record NoiseOptions(
    @Default("[15, 50]")
        @Range(min = 0, max = 255)
        @Doc("standard deviation on the scale of 0 to 255: one number, or [least, greatest]")
        List<Double> sigma,
    @Default("levels")
        @Doc("levels clamps and rounds to 8 bits, clamped doesn't round, free does neither")
        Values values)
    implements Checked {

  /** Copies the list. */
  public NoiseOptions {
    sigma = List.copyOf(sigma);
  }

  @Override
  public List<Violation> violations() {
    return Span.violations("sigma", sigma);
  }
}
