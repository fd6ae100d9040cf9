package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Map;

/** The global norm of gradients: the root of the sum of all squares, as PyTorch clips by. */
final class GradientNorm {
  private GradientNorm() {}

  /** Returns the norm; one transfer from the device, however many gradients there are. */
  static double of(Map<String, NDArray> gradients) {
    NDList norms = new NDList();
    gradients.values().forEach(gradient -> norms.add(gradient.norm()));
    double sum = 0;
    for (float norm : NDArrays.stack(norms).toFloatArray()) {
      sum += (double) norm * norm;
    }
    return Math.sqrt(sum);
  }
}
