package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;

/**
 * A linear map along the rows and the columns of images, such as a blur: one matrix for each length
 * of a side that was met. Convolutions would do the same, but GPUs round their products to ten bits
 * unless told otherwise, which is too little for the variances of SSIM; products of matrices are
 * exact to a float.
 */
final class AxisMap implements AutoCloseable {
  private final NDManager manager;
  private final Kind kind;
  private final Map<Long, NDArray> matrices = new HashMap<>();

  /**
   * Makes the map.
   *
   * @param owner of the matrices until this is closed
   */
  AxisMap(NDManager owner, Kind kind) {
    this.manager = owner.newSubManager();
    this.kind = kind;
  }

  /** What the map does with a row of pixels. */
  interface Kind {
    /** Returns by how much each of {@code length} pixels counts in each pixel of the result. */
    float[][] weights(int length);
  }

  /** The channels of all images, (N, C, H, W) of any memory order to (N * C, H, W). */
  static NDArray planes(NDArray images) {
    Shape shape = images.getShape();
    return images.reshape(shape.get(0) * shape.get(1), shape.get(2), shape.get(3));
  }

  /** Maps planes (P, H, W) along both sides, to (P, H', W'). */
  NDArray of(NDArray planes) {
    Shape shape = planes.getShape();
    NDArray rows = planes.matMul(matrix(shape.get(2)));
    return rows.transpose(0, 2, 1).matMul(matrix(shape.get(1))).transpose(0, 2, 1);
  }

  private NDArray matrix(long length) {
    return matrices.computeIfAbsent(
        length, key -> manager.create(kind.weights(Math.toIntExact(length))));
  }

  @Override
  public void close() {
    manager.close();
  }
}
