package io.mirnet.data.degradation.blur;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import io.mirnet.data.degradation.option.Values;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One kernel for the whole picture, drawn for it.
 *
 * @param reach how far the widest kernel reaches
 * @param kernel draws one
 */
record Blur(int reach, Function<RandomGenerator, Kernel> kernel) implements Degradation {
  @Override
  public Image degrade(Image clean, RandomGenerator random) {
    float[] blurred = kernel.apply(random).blur(clean).toFloats();
    for (int i = 0; i < blurred.length; i++) {
      // Weights sum to 1 but for their last digits.
      blurred[i] = Values.CLAMPED.of(blurred[i]);
    }
    return Image.of(clean.height(), clean.width(), clean.channels(), blurred);
  }

  @Override
  public Support support() {
    return new Support(reach, 1);
  }
}
