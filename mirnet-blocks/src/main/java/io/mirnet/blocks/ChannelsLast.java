package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes arrays of shape (N, C, H, W) whose memory is in the order (N, H, W, C). Convolutions keep
 * that order from input to output, and run about twice as fast on it on a CPU.
 *
 * <p>Values pass through one direct buffer that grows to the largest array and is reused: DJL would
 * allocate another each time and leave it to the garbage collector, which knows nothing of native
 * memory. Not for use by several threads.
 */
public final class ChannelsLast {
  private ByteBuffer staging = ByteBuffer.allocateDirect(0);

  /**
   * Copies interleaved values into an array.
   *
   * @param manager owner of the result
   * @param values in the order (N, H, W, C)
   * @param shape the logical shape (N, C, H, W)
   * @return a channels-last float array
   */
  public NDArray toArray(NDManager manager, float[] values, Shape shape) {
    int bytes = Math.multiplyExact(values.length, Float.BYTES);
    if (staging.capacity() < bytes) {
      staging = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    ByteBuffer filled = staging.clear().limit(bytes).slice().order(ByteOrder.nativeOrder());
    filled.asFloatBuffer().put(values);
    Shape memory = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
    // The first two arrays are views of the buffer; only the copy may outlive this method.
    try (NDArray rows = manager.create(filled, memory, DataType.FLOAT32);
        NDArray view = rows.transpose(0, 3, 1, 2)) {
      return view.duplicate();
    }
  }

  /** Makes an initializer's arrays of four axes channels-last. */
  Initializer initializer(Initializer initializer) {
    return (manager, shape, type) -> {
      NDArray array = initializer.initialize(manager, shape, type);
      if (shape.dimension() != 4) {
        return array;
      }
      try (array) {
        return toArray(manager, values(array), shape);
      }
    };
  }

  /**
   * Returns the values of an array in the order (N, H, W, C).
   *
   * @param array (N, C, H, W) of any memory order
   * @return interleaved values
   */
  public static float[] values(NDArray array) {
    return read(array.transpose(0, 2, 3, 1));
  }

  /**
   * Reads a view and closes it. Where its memory is in another order, DJL reads a copy and leaves
   * that to the view's manager; so the view gets one of its own.
   */
  static float[] read(NDArray view) {
    try (NDManager manager = view.getManager().newSubManager()) {
      view.attach(manager);
      return view.toFloatArray();
    }
  }
}
