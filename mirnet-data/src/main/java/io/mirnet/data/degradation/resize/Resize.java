package io.mirnet.data.degradation.resize;

import io.mirnet.api.image.Image;
import java.util.Arrays;

/**
 * Bicubic interpolation as Matlab's {@code imresize} defines it: the kernel of Keys (IEEE TASSP
 * 1981) with a = -1/2, stretched by 1 / scale where the image becomes smaller (antialiasing),
 * centres of pixels at halves, weights that sum to 1, and borders mirrored with their last pixel
 * repeated. The result has ceil(length * scale) pixels on a side; its values are not clamped.
 *
 * @param scale pixels of the result for one of the image
 */
record Resize(double scale) {
  /** The kernel is 0 beyond. */
  private static final double RADIUS = 2;

  /** Undoes products like 1 / 3.0 * 3 * 7 = 7.000000000000001, which ceil would lift. */
  private static final double SLACK = 1e-9;

  Image of(Image image) {
    int channels = image.channels();
    int height = length(image.height());
    int width = length(image.width());
    float[] rows = along(image.toFloats(), 1, image.height(), image.width() * channels);
    return Image.of(height, width, channels, along(rows, height, image.width(), channels));
  }

  private int length(int before) {
    return (int) Math.ceil(before * scale - SLACK);
  }

  /** Resizes the middle one of three dimensions. */
  private float[] along(float[] values, int outer, int before, int inner) {
    int after = length(before);
    float[] resized = new float[outer * after * inner];
    double[] sums = new double[inner];
    for (int to = 0; to < after; to++) {
      double centre = (to + 0.5) / scale - 0.5;
      int first = (int) Math.floor(centre - radius());
      double[] weights = weights(centre, first);
      for (int o = 0; o < outer; o++) {
        Arrays.fill(sums, 0);
        for (int k = 0; k < weights.length; k++) {
          int from = (o * before + mirrored(first + k, before)) * inner;
          for (int i = 0; i < inner; i++) {
            sums[i] += weights[k] * values[from + i];
          }
        }
        for (int i = 0; i < inner; i++) {
          resized[(o * after + to) * inner + i] = (float) sums[i];
        }
      }
    }
    return resized;
  }

  private double radius() {
    return RADIUS / Math.min(1, scale);
  }

  private double[] weights(double centre, int first) {
    double[] weights = new double[(int) Math.ceil(2 * radius()) + 2];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = cubic(Math.min(1, scale) * (centre - first - k));
      sum += weights[k];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private static double cubic(double x) {
    double d = Math.abs(x);
    if (d >= RADIUS) {
      return 0;
    }
    return d <= 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2;
  }

  /** ... b a | a b c | c b ..., as often as it takes. */
  private static int mirrored(int place, int length) {
    int within = Math.floorMod(place, 2 * length);
    return within < length ? within : 2 * length - 1 - within;
  }
}
