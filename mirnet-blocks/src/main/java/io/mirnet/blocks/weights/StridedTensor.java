package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import java.nio.ByteBuffer;

/**
 * A view of a storage, as PyTorch's files describe tensors; nothing of it is checked before use.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StridedTensor(Storage storage, long offset, long[] sizes, long[] strides) {

  /**
   * A run of numbers in the file.
   *
   * @param viewOffset where the view begins, in elements; 0 if it is no view
   */
  record Storage(ElementType type, String key, long viewOffset) {}

  /**
   * Counts the elements.
   *
   * @return the product of the sizes; -1 if a size is negative or there are more than an array
   *     holds
   */
  long count() {
    if (sizes.length != strides.length) {
      return -1;
    }
    long count = 1;
    for (long size : sizes) {
      if (size < 0 || size > Integer.MAX_VALUE) {
        return -1;
      }
      count *= size;
      if (count > Integer.MAX_VALUE - 8) {
        return -1;
      }
    }
    return count;
  }

  /**
   * Copies the elements into C order.
   *
   * @param where names the tensor and its file
   * @param bytes the whole storage, little-endian
   * @throws InputException if the view leaves the storage
   */
  Tensor load(String where, ByteBuffer bytes) {
    int count = Math.toIntExact(count());
    long available = bytes.limit() / storage.type().bytes();
    long first;
    long last;
    try {
      first = Math.addExact(storage.viewOffset(), offset);
      last = first;
      for (int axis = 0; axis < sizes.length; axis++) {
        if (strides[axis] < 0) {
          throw new ArithmeticException();
        }
        last = Math.addExact(last, Math.multiplyExact(sizes[axis] - 1, strides[axis]));
      }
    } catch (ArithmeticException e) {
      first = -1;
      last = -1;
    }
    if (count > 0 && (offset < 0 || first < 0 || last >= available)) {
      throw new InputException(where + " reaches beyond its storage: the file is damaged");
    }
    float[] values = new float[count];
    long[] index = new long[sizes.length];
    long element = first;
    for (int i = 0; i < count; i++) {
      values[i] = storage.type().read(bytes, Math.toIntExact(element * storage.type().bytes()));
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        element += strides[axis];
        if (++index[axis] < sizes[axis]) {
          break;
        }
        element -= sizes[axis] * strides[axis];
        index[axis] = 0;
      }
    }
    return new Tensor(new Shape(sizes), values);
  }
}
