package io.mirnet.data.degradation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import io.mirnet.data.degradation.option.Span;
import io.mirnet.data.light.Srgb;
import java.util.random.RandomGenerator;

/**
 * Noise of a sensor (Foi et al., IEEE TIP 2008): {@code degradation: {type: poisson-gaussian, shot:
 * 0.01, read: 0.02}}. With x a value of the clean picture,
 *
 * <pre>y = x + n, n Gaussian with variance a x + b, a = shot, b = read^2</pre>
 *
 * <p>Both are drawn for the picture, uniformly from their ranges. {@code linear} decodes sRGB
 * first, adds the noise to the light and encodes the result; without it x is the value as it
 * stands.
 */
@Doc("noise of a sensor: a part that grows with the light, and a constant one")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class PoissonGaussianProvider implements DegradationProvider<PoissonGaussianOptions> {
  @Override
  public String name() {
    return "poisson-gaussian";
  }

  @Override
  public Class<PoissonGaussianOptions> configType() {
    return PoissonGaussianOptions.class;
  }

  @Override
  public Degradation create(PoissonGaussianOptions options) {
    return (clean, random) -> degrade(options, clean, random);
  }

  private static Image degrade(
      PoissonGaussianOptions options, Image clean, RandomGenerator random) {
    double shot = Span.of(options.shot()).draw(random);
    double read = Span.of(options.read()).draw(random);
    float[] values = clean.toFloats();
    for (int i = 0; i < values.length; i++) {
      double x = options.linear() ? Srgb.toLight(values[i]) : values[i];
      double variance = Math.max(0, shot * x + read * read);
      double seen = x + Math.sqrt(variance) * random.nextGaussian();
      values[i] = options.values().of(options.linear() ? Srgb.fromLight(seen) : seen);
    }
    return Image.of(clean.height(), clean.width(), clean.channels(), values);
  }
}
