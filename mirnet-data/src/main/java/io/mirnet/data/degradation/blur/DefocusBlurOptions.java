package io.mirnet.data.degradation.blur;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import java.util.List;

/**
 * Options of {@code defocus-blur}.
 *
 * @param radius radius of the disc in pixels: one number, or a range
 */
public record DefocusBlurOptions(
    @Default("[1, 5]")
        @Range(min = 0, max = 50)
        @Doc("radius of the disc in pixels: one number, or [least, greatest]")
        List<Double> radius)
    implements Checked {

  /** Copies the list. */
  public DefocusBlurOptions {
    radius = List.copyOf(radius);
  }

  @Override
  public List<Violation> violations() {
    return Span.violations("radius", radius);
  }
}
