package io.mirnet.data.degradation.resize;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import io.mirnet.data.degradation.option.Values;
import java.util.List;

/**
 * Options of {@code bicubic}.
 *
 * @param scale how many times smaller the picture becomes: one number, or a range
 * @param values which values the result may have; levels rounds the small picture too, as a file
 *     would
 */
public record BicubicOptions(
    @Default("4")
        @Range(min = 1, max = 16)
        @Doc("how many times smaller the picture becomes: one number, or [least, greatest]")
        List<Double> scale,
    @Default("clamped")
        @Doc(
            "levels rounds small and large picture to 8 bits, clamped rounds none, free keeps values beyond 0 and 1")
        Values values)
    implements Checked {

  /** Copies the list. */
  public BicubicOptions {
    scale = List.copyOf(scale);
  }

  @Override
  public List<Violation> violations() {
    return Span.violations("scale", scale);
  }
}
