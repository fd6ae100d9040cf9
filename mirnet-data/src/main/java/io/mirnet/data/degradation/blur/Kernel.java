package io.mirnet.data.degradation.blur;

import io.mirnet.api.image.Image;
import java.util.function.DoubleBinaryOperator;

/**
 * Weights of a pixel's neighbours, which sum to 1. Beyond its borders an image is mirrored, with
 * its last pixel repeated, as SciPy's {@code reflect} and Matlab's {@code symmetric} do.
 */
final class Kernel {
  private final int radius;
  private final float[] weights;

  private Kernel(int radius, float[] weights) {
    this.radius = radius;
    this.weights = weights;
  }

  /**
   * Makes a kernel.
   *
   * @param radius how far it reaches, in pixels
   * @param weight of the neighbour that is x to the right and y below; the sum need not be 1
   */
  static Kernel of(int radius, DoubleBinaryOperator weight) {
    int side = 2 * radius + 1;
    double[] all = new double[side * side];
    double sum = 0;
    for (int i = 0; i < all.length; i++) {
      all[i] = weight.applyAsDouble(i % side - radius, i / side - radius);
      sum += all[i];
    }
    float[] weights = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      weights[i] = (float) (all[i] / sum);
    }
    return new Kernel(radius, weights);
  }

  /** The weight of the neighbour that is x to the right and y below. */
  float weight(int x, int y) {
    return weights[(y + radius) * (2 * radius + 1) + x + radius];
  }

  /** Blurs all channels of an image. */
  Image blur(Image image) {
    int height = image.height();
    int channels = image.channels();
    int row = image.width() * channels;
    float[] wide = widened(image);
    int wideRow = row + 2 * radius * channels;
    float[] blurred = new float[height * row];
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        float weight = weight(dx, dy);
        if (weight == 0) {
          continue;
        }
        for (int y = 0; y < height; y++) {
          int from = mirrored(y + dy, height) * wideRow + (dx + radius) * channels;
          int to = y * row;
          for (int i = 0; i < row; i++) {
            blurred[to + i] += weight * wide[from + i];
          }
        }
      }
    }
    return Image.of(height, image.width(), channels, blurred);
  }

  /** The rows of an image with their mirrored ends. */
  private float[] widened(Image image) {
    int channels = image.channels();
    int wide = image.width() + 2 * radius;
    float[] values = new float[image.height() * wide * channels];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < wide; x++) {
        int from = (y * image.width() + mirrored(x - radius, image.width())) * channels;
        for (int c = 0; c < channels; c++) {
          values[(y * wide + x) * channels + c] = image.value(from + c);
        }
      }
    }
    return values;
  }

  private static int mirrored(int place, int length) {
    int within = Math.floorMod(place, 2 * length);
    return within < length ? within : 2 * length - 1 - within;
  }
}
