package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * An average of a network's weights over the updates, the last link of the update chain: often
 * better than the weights of the last update. All its state can be saved.
 */
public interface WeightAverage {

  /**
   * Takes the weights of an update in. They are read only.
   *
   * @param weights the network's live arrays by public name, after the optimizer's update
   * @param iteration number of updates done before this one, from 0
   */
  void update(Map<String, NDArray> weights, long iteration);

  /**
   * Returns the average.
   *
   * @return live arrays by public name, of the weights' shapes and types; they want no gradient
   */
  Map<String, NDArray> weights();

  /**
   * Returns what else a checkpoint must hold for the run to go on with the same bits.
   *
   * @return live arrays by name, for reading and for restoring into
   */
  default Map<String, NDArray> state() {
    return Map.of();
  }
}
