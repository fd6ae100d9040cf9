package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;

/** Tells the order of an array's memory, which DJL has no method for. */
public final class MemoryOrder {
  private MemoryOrder() {}

  /**
   * Whether the memory of an array (N, C, H, W) is in the order (N, H, W, C): only then is the
   * flattened permutation a view, through which a change shows in the array.
   */
  public static boolean isChannelsLast(NDArray array) {
    float before = array.toFloatArray()[0];
    boolean gradient = array.hasGradient();
    if (gradient) {
      array.setRequiresGradient(false);
    }
    try (NDArray rows = array.transpose(0, 2, 3, 1);
        NDArray flat = rows.reshape(-1)) {
      flat.addi(1);
      boolean seen = array.toFloatArray()[0] != before;
      flat.subi(1);
      return seen;
    } finally {
      if (gradient) {
        array.setRequiresGradient(true);
      }
    }
  }
}
