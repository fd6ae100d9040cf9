package io.mirnet.tck;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.image.Image;
import java.util.SplittableRandom;

/** Inputs of contract tests, the same in every run, and the distance of results. */
final class Samples {
  private Samples() {}

  /** Values in [0, 1). */
  static float[] values(long seed, long count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** Values in [-1, 1). */
  static float[] signedValues(long seed, long count) {
    float[] values = values(seed, count);
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return values;
  }

  /**
   * An array (N, C, H, W) whose memory is in the order (N, H, W, C), as all arrays that mirnet
   * gives to a block.
   *
   * @param interleaved values in the order of memory
   */
  static NDArray channelsLast(NDManager manager, float[] interleaved, Shape shape) {
    Shape memory = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
    try (NDArray rows = manager.create(interleaved, memory);
        NDArray view = rows.transpose(0, 3, 1, 2)) {
      return view.duplicate();
    }
  }

  /** A float image of values in [0, 1). */
  static Image image(long seed, int height, int width, int channels) {
    return Image.of(height, width, channels, values(seed, (long) height * width * channels));
  }

  /** The largest distance of two values in the same place; NaN if any distance is. */
  static double distance(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " values");
    }
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  /** The least and the greatest value; NaN if any value is. */
  static double[] bounds(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return new double[] {least, greatest};
  }

  /** The largest absolute value; NaN if any value is. */
  static double largest(float[] values) {
    return distance(values, new float[values.length]);
  }
}
