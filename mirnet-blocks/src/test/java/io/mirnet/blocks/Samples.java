package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.weights.Tensor;
import java.util.SplittableRandom;

/** Inputs of tests, the same in every run, and the distance of results. */
public final class Samples {
  private Samples() {}

  /** Values in [0, 1). */
  public static float[] pixels(long seed, long count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** A channels-last array of values in [0, 1). */
  public static NDArray images(NDManager manager, long seed, Shape shape) {
    return new ChannelsLast().toArray(manager, pixels(seed, shape.size()), shape);
  }

  /** A channels-last array of values in [-1, 1). */
  public static NDArray features(NDManager manager, long seed, Shape shape) {
    float[] values = pixels(seed, shape.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return new ChannelsLast().toArray(manager, values, shape);
  }

  /** A channels-last array of a tensor's values. */
  public static NDArray array(NDManager manager, Tensor tensor) {
    try (NDArray contiguous = manager.create(tensor.values(), tensor.shape())) {
      return new ChannelsLast()
          .toArray(manager, ChannelsLast.values(contiguous), contiguous.getShape());
    }
  }

  /** The largest distance of two values in the same place; NaN if any distance is. */
  public static double distance(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " values");
    }
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  /** Whether all values are numbers. */
  public static boolean areFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
