package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * Turns gradients into an update of the parameters in place: the link of the update chain between
 * {@link GradientClip} and {@link WeightAverage}. All its state can be saved.
 */
public interface Optimizer {

  /**
   * Updates all parameters. Whoever called sets the gradients to zero afterwards, so that an
   * optimizer may leave anything in them.
   *
   * @param gradients the live gradient of each trained parameter by name, already clipped; its
   *     memory order may be another than the parameter's
   * @param learningRate the rate of this update, before each parameter's own factor
   * @param iteration number of updates done before, from 0
   */
  void update(Map<String, NDArray> gradients, double learningRate, long iteration);

  /**
   * Returns the arrays that a checkpoint must hold for the run to go on with the same bits.
   *
   * @return live arrays by name, for reading and for restoring into
   */
  Map<String, NDArray> state();
}
