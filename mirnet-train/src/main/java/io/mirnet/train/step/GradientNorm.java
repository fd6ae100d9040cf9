package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import io.mirnet.blocks.script.Foreach;
import java.util.List;

/** The global norm of gradients: the root of the sum of all squares, as PyTorch clips by. */
final class GradientNorm {
  private GradientNorm() {}

  /** Returns the norm; one transfer from the device, however many gradients there are. */
  static double of(List<NDArray> gradients) {
    double sum = 0;
    for (float norm : Foreach.norms(gradients)) {
      sum += (double) norm * norm;
    }
    return Math.sqrt(sum);
  }
}
