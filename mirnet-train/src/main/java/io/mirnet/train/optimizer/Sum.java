package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;

/** {@code target += factor * array}. */
final class Sum {
  private Sum() {}

  static void add(NDArray target, double factor, NDArray array) {
    if (factor == 0) {
      return;
    }
    try (NDArray scaled = array.mul((float) factor)) {
      target.addi(scaled);
    }
  }
}
