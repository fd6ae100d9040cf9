package io.mirnet.data.degradation.blur;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import java.util.List;

/**
 * Options of {@code gaussian-blur}.
 *
 * @param sigma standard deviation in pixels: one number, or a range
 */
public record GaussianBlurOptions(
    @Default("[0.2, 3]")
        @Range(min = 0, max = 25)
        @Doc("standard deviation in pixels: one number, or [least, greatest]")
        List<Double> sigma)
    implements Checked {

  /** Copies the list. */
  public GaussianBlurOptions {
    sigma = List.copyOf(sigma);
  }

  @Override
  public List<Violation> violations() {
    return Span.violations("sigma", sigma);
  }
}
