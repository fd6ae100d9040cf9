package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import java.util.function.BinaryOperator;

/**
 * A training loss on images. What it makes belongs to the manager of the step: a result goes with
 * the first operand of an operation, so begin with an array of the inputs, not with one of its own.
 */
@FunctionalInterface
public interface ImageLoss extends AutoCloseable {

  /**
   * Computes the loss, a mean over everything, so that batches of different sizes compare.
   *
   * @param inputs what the network made, and of what
   * @return a scalar of any floating type that gradients flow through
   */
  NDArray evaluate(LossInputs inputs);

  /** Frees the arrays that the loss owns. */
  @Override
  default void close() {}

  /**
   * Makes a loss of the two images alone: {@code ImageLoss.of((x, y) -> x.sub(y).abs().mean())}.
   *
   * @param restoredAndTarget computes the scalar from the network's first output and the clean
   *     images, (N, C, H, W) both
   * @return the loss; it owns nothing
   */
  static ImageLoss of(BinaryOperator<NDArray> restoredAndTarget) {
    return inputs -> restoredAndTarget.apply(inputs.restored(), inputs.target());
  }
}
