package io.mirnet.data.degradation.blur;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.data.degradation.option.Span;

/**
 * Blur by a Gaussian: {@code degradation: {type: gaussian-blur, sigma: [0.2, 3]}}. It is cut off
 * where SciPy's filter is, 4 sigma away, rounded to whole pixels.
 */
@Doc("blur by a Gaussian")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class GaussianBlurProvider implements DegradationProvider<GaussianBlurOptions> {
  private static final int CUT = 4;

  @Override
  public String name() {
    return "gaussian-blur";
  }

  @Override
  public Class<GaussianBlurOptions> configType() {
    return GaussianBlurOptions.class;
  }

  @Override
  public Degradation create(GaussianBlurOptions options) {
    Span sigma = Span.of(options.sigma());
    return new Blur(reach(sigma.max()), random -> kernel(sigma.draw(random)));
  }

  static Kernel kernel(double sigma) {
    return sigma == 0
        ? Kernel.of(0, (x, y) -> 1)
        : Kernel.of(reach(sigma), (x, y) -> Math.exp(-(x * x + y * y) / (2 * sigma * sigma)));
  }

  private static int reach(double sigma) {
    return (int) (CUT * sigma + 0.5);
  }
}
