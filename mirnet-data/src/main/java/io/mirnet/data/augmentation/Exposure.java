package io.mirnet.data.augmentation;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.data.light.Srgb;
import java.util.random.RandomGenerator;

/** One factor of light for all of a patch. */
record Exposure(ExposureOptions options) implements Augmentation {
  @Override
  public ImagePair patch(ImagePair patch, RandomGenerator random) {
    if (random.nextDouble() >= options.probability()) {
      return patch;
    }
    double factor = Math.pow(2, options.stops() * (2 * random.nextDouble() - 1));
    return new ImagePair(exposed(patch.input(), factor), exposed(patch.target(), factor));
  }

  private static Image exposed(Image image, double factor) {
    float[] values = image.toFloats();
    for (int i = 0; i < values.length; i++) {
      double exposed = Srgb.fromLight(factor * Srgb.toLight(values[i]));
      // Noise that isn't clamped is beyond white already, and stays there.
      values[i] = (float) Math.min(exposed, Math.max(1, values[i]));
    }
    return Image.of(image.height(), image.width(), image.channels(), values);
  }
}
