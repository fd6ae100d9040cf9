package io.mirnet.data.degradation;

import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import io.mirnet.data.degradation.option.Values;
import io.mirnet.data.light.Srgb;
import java.util.random.RandomGenerator;

/**
 * A picture taken with too little light: {@code degradation: {type: low-light}}. With x the light
 * of the clean picture (sRGB decoded) and e an exposure drawn for the picture, log-uniform between
 * the two limits:
 *
 * <pre>y = e x + n, n Gaussian with variance shot * e x + read^2</pre>
 *
 * <p>which is the usual Poisson-Gaussian model of a sensor (Foi et al., IEEE TIP 2008); y is
 * encoded as sRGB and rounded to 8 bits. With the defaults the input is 8 to 16 dB from a scene of
 * the generated set.
 */
@Doc("a picture taken with too little light, with the noise of its sensor")
@AutoService(DegradationProvider.class)
@SuppressWarnings("rawtypes")
public final class LowLightProvider implements DegradationProvider<LowLightOptions> {
  @Override
  public String name() {
    return "low-light";
  }

  @Override
  public Class<LowLightOptions> configType() {
    return LowLightOptions.class;
  }

  @Override
  public Degradation create(LowLightOptions options) {
    return (clean, random) -> degrade(options, clean, random);
  }

  private static Image degrade(LowLightOptions options, Image clean, RandomGenerator random) {
    double ratio = options.exposureMax() / options.exposureMin();
    double exposure = options.exposureMin() * Math.pow(ratio, random.nextDouble());
    float[] values = clean.toFloats();
    for (int i = 0; i < values.length; i++) {
      double light = exposure * Srgb.toLight(values[i]);
      double variance = options.shot() * light + options.read() * options.read();
      double seen = light + Math.sqrt(Math.max(0, variance)) * random.nextGaussian();
      values[i] = Values.LEVELS.of(Srgb.fromLight(seen));
    }
    return Image.of(clean.height(), clean.width(), clean.channels(), values);
  }
}
