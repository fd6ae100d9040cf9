package io.mirnet.data.degradation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import io.mirnet.data.degradation.option.Span;
import java.util.random.RandomGenerator;

/**
 * Additive white Gaussian noise on sRGB values: {@code degradation: {type: noise, sigma: 25,
 * values: free}}. Its standard deviation is drawn for the picture, uniformly from the range. Papers
 * on denoising (DnCNN, Restormer) add it to floats and neither clamp nor round, which is {@code
 * free}; a file holds {@code levels}.
 */
@Doc("white Gaussian noise on sRGB values")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes")
public final class NoiseProvider implements DegradationProvider<NoiseOptions> {
  @Override
  public String name() {
    return "noise";
  }

  @Override
  public Class<NoiseOptions> configType() {
    return NoiseOptions.class;
  }

  @Override
  public Degradation create(NoiseOptions options) {
    return (clean, random) -> degrade(options, clean, random);
  }

  private static Image degrade(NoiseOptions options, Image clean, RandomGenerator random) {
    double sigma = Span.of(options.sigma()).draw(random) / 255;
    float[] values = clean.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = options.values().of(values[i] + sigma * random.nextGaussian());
    }
    return Image.of(clean.height(), clean.width(), clean.channels(), values);
  }
}
