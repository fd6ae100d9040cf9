package io.mirnet.blocks;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;

/** How many numbers may still be made. */
final class Allowance {
  private final long most;
  private long left;

  Allowance(long most) {
    this.most = most;
    left = most;
  }

  /**
   * Takes the numbers of an array, before it is made.
   *
   * @throws InputException if there are not so many left
   */
  void take(Shape shape) {
    long count = 1;
    for (long size : shape.getShape()) {
      if (size > 0 && count > left / size) { // the product itself might be more than a long holds
        throw new InputException(
            "the network has more than %,d numbers, far more than the file".formatted(most));
      }
      count *= size;
    }
    left -= count;
  }
}
