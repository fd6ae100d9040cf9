package io.mirnet.data.degradation.blur;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.data.degradation.option.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of {@code motion-blur}.
 *
 * @param length of the way in pixels: one number, or a range
 * @param angle of the way in degrees, from rightwards to upwards: one number, or a range
 */
public record MotionBlurOptions(
    @Default("[3, 20]")
        @Range(min = 0, max = 100)
        @Doc("length of the way in pixels: one number, or [least, greatest]")
        List<Double> length,
    @Default("[0, 180]")
        @Range(min = -360, max = 360)
        @Doc("degrees, 0 along rows and 90 along columns: one number, or [least, greatest]")
        List<Double> angle)
    implements Checked {

  /** Copies the lists. */
  public MotionBlurOptions {
    length = List.copyOf(length);
    angle = List.copyOf(angle);
  }

  @Override
  public List<Violation> violations() {
    List<Violation> violations = new ArrayList<>(Span.violations("length", length));
    violations.addAll(Span.violations("angle", angle));
    return violations;
  }
}
