package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** Turns gradients into an update of the parameters in place. All its state can be saved. */
public interface Optimizer {

  /**
   * Updates all parameters. Whoever called sets the gradients to zero afterwards, so that an
   * optimizer may leave anything in them.
   *
   * @param gradients the live gradient of each parameter, already clipped
   * @param learningRate the rate of this update
   * @param iteration number of updates done before, from 0
   */
  void update(Map<String, NDArray> gradients, double learningRate, long iteration);

  /**
   * Returns the largest global norm that the gradients may have; larger ones are scaled down to it.
   *
   * @return the norm; 0 for no clipping
   */
  double clipNorm();

  /**
   * Returns the arrays that a checkpoint must hold for the run to go on with the same bits.
   *
   * @return live arrays by name, for reading and for restoring into
   */
  Map<String, NDArray> state();
}
