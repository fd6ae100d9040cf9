package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** Makes gradients that are too large smaller, before the optimizer sees them. Holds no state. */
@FunctionalInterface
public interface GradientClip {

  /**
   * Clips gradients in place.
   *
   * @param gradients the live gradient of each trained parameter by name, all finite
   * @param globalNorm the root of the sum of all their squares
   */
  void clip(Map<String, NDArray> gradients, double globalNorm);
}
