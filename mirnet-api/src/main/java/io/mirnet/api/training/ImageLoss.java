package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;

/** A training loss on images. */
@FunctionalInterface
public interface ImageLoss {

  /**
   * Computes the loss, a mean over everything, so that batches of different sizes compare.
   *
   * @param restored the network's output, (N, C, H, W)
   * @param target the clean images, same shape
   * @return a scalar that gradients flow through
   */
  NDArray evaluate(NDArray restored, NDArray target);
}
