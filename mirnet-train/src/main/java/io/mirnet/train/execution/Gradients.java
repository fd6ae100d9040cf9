package io.mirnet.train.execution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/** How gradients come about on one device. */
public interface Gradients {

  /**
   * What came out.
   *
   * @param loss the sum of the parts' losses, each by its share
   * @param terms parts of the loss by name; empty for a loss of one part
   * @param gradients of what is trained, in the network's order
   */
  record Result(double loss, Map<String, Double> terms, List<NDArray> gradients) {}

  /**
   * Computes losses and adds up their gradients.
   *
   * @param owner of the gradients
   * @param parts at least one, all of one size
   * @param iteration number of updates done before, from 0
   * @return the sums
   */
  Result of(NDManager owner, List<Part> parts, long iteration);

  /** To be called when gradients were used: those that the engine keeps become zero. */
  void clear();
}
