package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * What an optimizer works on.
 *
 * @param manager owns the arrays of the optimizer's state and outlives the optimizer
 * @param parameters what is trained, and nothing else, in the network's order
 */
public record OptimizerSpec(NDManager manager, List<TrainedParameter> parameters) {

  /** Copies the list. */
  public OptimizerSpec {
    parameters = List.copyOf(parameters);
  }

  /**
   * Trains all parameters alike.
   *
   * @param manager owns the arrays of the optimizer's state and outlives the optimizer
   * @param parameters live arrays by public name, in the network's order
   * @return a specification in which every factor is 1
   */
  public static OptimizerSpec of(NDManager manager, Map<String, NDArray> parameters) {
    return new OptimizerSpec(
        manager,
        parameters.entrySet().stream()
            .map(entry -> new TrainedParameter(entry.getKey(), entry.getValue(), 1, 1))
            .toList());
  }
}
