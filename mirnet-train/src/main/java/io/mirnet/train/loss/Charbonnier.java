package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;

/** The mean of absolute values whose corner at zero is rounded off. */
final class Charbonnier {
  private final float squaredEpsilon;

  Charbonnier(double epsilon) {
    squaredEpsilon = (float) (epsilon * epsilon);
  }

  /** Returns mean(sqrt(d^2 + epsilon^2)), a scalar. */
  NDArray of(NDArray difference) {
    return difference.square().add(squaredEpsilon).sqrt().mean();
  }
}
