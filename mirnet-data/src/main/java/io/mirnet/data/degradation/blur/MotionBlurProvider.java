package io.mirnet.data.degradation.blur;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.degradation.option.Span;

/**
 * Blur of a camera that moves evenly while it takes the picture: {@code degradation: {type:
 * motion-blur, length: [3, 20]}}. Light spreads along a straight line through the pixel; each of
 * its points is shared by the four pixels around it (bilinearly).
 */
@Doc("blur of a straight motion")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MotionBlurProvider implements DegradationProvider<MotionBlurOptions> {
  /** Points of the way for each pixel of its length. */
  private static final int POINTS = 8;

  @Override
  public String name() {
    return "motion-blur";
  }

  @Override
  public Class<MotionBlurOptions> configType() {
    return MotionBlurOptions.class;
  }

  @Override
  public Degradation create(MotionBlurOptions options) {
    Span length = Span.of(options.length());
    Span angle = Span.of(options.angle());
    return new Blur(reach(length.max()), random -> kernel(length.draw(random), angle.draw(random)));
  }

  /** Half of the way to each side, and the pixel that the last point is shared with. */
  private static int reach(double length) {
    return (int) Math.ceil(length / 2) + 1;
  }

  static Kernel kernel(double length, double degrees) {
    int points = POINTS * Math.max(1, (int) Math.ceil(length));
    double right = Math.cos(Math.toRadians(degrees));
    double down = -Math.sin(Math.toRadians(degrees));
    return Kernel.of(
        reach(length),
        (x, y) -> {
          double light = 0;
          for (int i = 0; i < points; i++) {
            double way = length * ((i + 0.5) / points - 0.5);
            light += share(x - way * right) * share(y - way * down);
          }
          return light;
        });
  }

  private static double share(double distance) {
    return Math.max(0, 1 - Math.abs(distance));
  }
}
