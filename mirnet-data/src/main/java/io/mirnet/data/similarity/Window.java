package io.mirnet.data.similarity;

import java.util.Arrays;

/**
 * A weighted mean over a neighbourhood, as one pass a dimension: the windows of all SSIM variants
 * are products of one-dimensional ones, which turns 1331 products a sample into 33.
 */
final class Window {
  private final double[] weights;

  private Window(double[] weights) {
    this.weights = weights;
  }

  /** Weights exp(-d^2 / (2 sigma^2)), normalised to a sum of 1. */
  static Window gaussian(int size, double sigma) {
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      double distance = i - (size - 1) / 2.0;
      weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
    }
    double sum = Arrays.stream(weights).sum();
    return new Window(Arrays.stream(weights).map(weight -> weight / sum).toArray());
  }

  static Window uniform(int size) {
    double[] weights = new double[size];
    Arrays.fill(weights, 1.0 / size);
    return new Window(weights);
  }

  int size() {
    return weights.length;
  }

  /** Means where the whole window lies within the image: size - 1 rows and columns less. */
  Planes valid(Planes planes) {
    int height = planes.height() - size() + 1;
    int width = planes.width() - size() + 1;
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "SSIM of this metric needs images of at least %dx%d, not %dx%d"
              .formatted(size(), size(), planes.width(), planes.height()));
    }
    Planes out = Planes.empty(height, width, planes.channels());
    for (int c = 0; c < planes.channels(); c++) {
      double[] across = new double[planes.height() * width];
      for (int y = 0; y < planes.height(); y++) {
        for (int k = 0; k < size(); k++) {
          add(planes.plane(c), y * planes.width() + k, across, y * width, width, weights[k]);
        }
      }
      for (int y = 0; y < height; y++) {
        for (int k = 0; k < size(); k++) {
          add(across, (y + k) * width, out.plane(c), y * width, width, weights[k]);
        }
      }
    }
    return out;
  }

  /** Means at every sample of the volume (y, x, channel), whose edge is repeated outwards. */
  Planes replicatedVolume(Planes planes) {
    int radius = size() / 2;
    Planes within = valid(padded(planes, radius));
    Planes out = Planes.empty(planes.height(), planes.width(), planes.channels());
    int length = planes.height() * planes.width();
    for (int c = 0; c < planes.channels(); c++) {
      for (int k = 0; k < size(); k++) {
        int from = Math.min(planes.channels() - 1, Math.max(0, c + k - radius));
        add(within.plane(from), 0, out.plane(c), 0, length, weights[k]);
      }
    }
    return out;
  }

  private static Planes padded(Planes planes, int radius) {
    Planes out =
        Planes.empty(planes.height() + 2 * radius, planes.width() + 2 * radius, planes.channels());
    for (int c = 0; c < planes.channels(); c++) {
      for (int y = 0; y < out.height(); y++) {
        int fromY = Math.min(planes.height() - 1, Math.max(0, y - radius));
        for (int x = 0; x < out.width(); x++) {
          int fromX = Math.min(planes.width() - 1, Math.max(0, x - radius));
          out.plane(c)[y * out.width() + x] = planes.plane(c)[fromY * planes.width() + fromX];
        }
      }
    }
    return out;
  }

  private static void add(
      double[] from, int fromAt, double[] to, int toAt, int length, double weight) {
    for (int i = 0; i < length; i++) {
      to[toAt + i] += weight * from[fromAt + i];
    }
  }
}
