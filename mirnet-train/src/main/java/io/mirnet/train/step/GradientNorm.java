package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import io.mirnet.blocks.script.Foreach;
import java.util.List;
import java.util.Map;

/** The global norm of gradients: the root of the sum of all squares, as PyTorch clips by. */
final class GradientNorm {
  private GradientNorm() {}

  /** Returns the norm; one transfer from the device, however many gradients there are. */
  static double of(Map<String, NDArray> gradients) {
    double sum = 0;
    for (float norm : Foreach.norms(List.copyOf(gradients.values()))) {
      sum += (double) norm * norm;
    }
    return Math.sqrt(sum);
  }
}
