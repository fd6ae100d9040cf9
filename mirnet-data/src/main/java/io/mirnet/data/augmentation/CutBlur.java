package io.mirnet.data.augmentation;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.random.RandomGenerator;

/**
 * Of a patch that is changed, the input becomes, equally likely, itself with a rectangle of the
 * target, or the target with a rectangle of itself. The target stays. Where the two have other
 * channels, as two views and one picture have, nothing is changed.
 */
record CutBlur(CutBlurOptions options) implements Augmentation {
  @Override
  public ImagePair patch(ImagePair patch, RandomGenerator random) {
    Image input = patch.input();
    Image target = patch.target();
    if (input.channels() != target.channels() || random.nextDouble() >= options.probability()) {
      return patch;
    }
    int height = (int) Math.rint(options.side() * input.height());
    int width = (int) Math.rint(options.side() * input.width());
    int top = random.nextInt(input.height() - height + 1);
    int left = random.nextInt(input.width() - width + 1);
    boolean cleanInside = random.nextBoolean();
    float[] values = new float[input.length()];
    for (int i = 0; i < values.length; i++) {
      int y = i / input.channels() / input.width() - top;
      int x = i / input.channels() % input.width() - left;
      boolean inside = y >= 0 && y < height && x >= 0 && x < width;
      values[i] = (inside == cleanInside ? target : input).value(i);
    }
    return new ImagePair(Image.of(input.height(), input.width(), input.channels(), values), target);
  }
}
