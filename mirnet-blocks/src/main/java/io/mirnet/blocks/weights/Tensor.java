package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * A named weight's numbers, outside any engine. Two tensors are equal if their shapes and the bits
 * of their values are.
 *
 * @param shape all sizes known; empty for a scalar
 * @param values in C order (the last axis varies fastest); not copied, and must not change
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look into the array
public record Tensor(Shape shape, float[] values) {

  /**
   * Checks that the values fill the shape.
   *
   * @throws IllegalArgumentException if they don't
   */
  public Tensor {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(
          "%d values don't fill the shape %s".formatted(values.length, shape));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && shape.equals(that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + shape;
  }
}
