package io.mirnet.data.augmentation;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.random.RandomGenerator;

/**
 * One order of three colours for a patch: of its target and of each view of its input. Images whose
 * channels are no threes stay as they are, both of them.
 *
 * @param probability share of the patches
 */
record ColourPermutation(double probability) implements Augmentation {
  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  @Override
  public ImagePair patch(ImagePair patch, RandomGenerator random) {
    boolean colours = patch.input().channels() % 3 == 0 && patch.target().channels() % 3 == 0;
    if (!colours || random.nextDouble() >= probability) {
      return patch;
    }
    int[] order = ORDERS[random.nextInt(ORDERS.length)];
    return new ImagePair(permuted(patch.input(), order), permuted(patch.target(), order));
  }

  private static Image permuted(Image image, int[] order) {
    float[] values = new float[image.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = image.value(i - i % 3 + order[i % 3]);
    }
    return Image.of(image.height(), image.width(), image.channels(), values);
  }
}
