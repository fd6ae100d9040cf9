package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Map;

/** The global norm of gradients: the root of the sum of all squares, as PyTorch clips by. */
final class GradientNorm {
  /** PyTorch's clip_grad_norm_ adds this to the norm before it divides. */
  private static final double MARGIN = 1e-6;

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

  /** Scales gradients of a larger norm than {@code limit} down to it; a limit of 0 is none. */
  static void clip(Map<String, NDArray> gradients, double norm, double limit) {
    double factor = limit / (norm + MARGIN);
    if (limit > 0 && factor < 1) {
      gradients.values().forEach(gradient -> gradient.muli((float) factor));
    }
  }
}
