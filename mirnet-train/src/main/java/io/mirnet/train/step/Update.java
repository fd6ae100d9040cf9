package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.GradientClip;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.WeightAverage;
import io.mirnet.blocks.model.ModelFiles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of gradients, as a chain: they are clipped, the optimizer updates the weights, and
 * an average takes the weights in.
 */
public final class Update {
  private final GradientClip clip;
  private final Optimizer optimizer;
  private final Optional<WeightAverage> average;

  /**
   * Makes the chain.
   *
   * @param clip the first link
   * @param optimizer the second
   * @param average the last, where there is one
   */
  public Update(GradientClip clip, Optimizer optimizer, Optional<WeightAverage> average) {
    this.clip = clip;
    this.optimizer = optimizer;
    this.average = average;
  }

  /**
   * Updates the weights, and their average.
   *
   * @param gradients the live gradient of each trained parameter, all finite; what they hold
   *     afterwards means nothing
   * @param weights the network's live arrays by public name, for the average
   * @param globalNorm the root of the sum of all squares of the gradients
   * @param rate the learning rate of this update
   * @param iteration number of updates done before, from 0
   */
  public void apply(
      Map<String, NDArray> gradients,
      Map<String, NDArray> weights,
      double globalNorm,
      double rate,
      long iteration) {
    clip.clip(gradients, globalNorm);
    optimizer.update(gradients, rate, iteration);
    average.ifPresent(link -> link.update(weights, iteration));
  }

  /**
   * Returns the average of the weights.
   *
   * @return live arrays by public name; empty if no average is kept
   */
  public Optional<Map<String, NDArray>> averaged() {
    return average.map(WeightAverage::weights);
  }

  /**
   * Returns all that a checkpoint must hold besides the weights.
   *
   * @return live arrays, each under its link's name and its own: {@code optimizer.NAME}, {@code
   *     params_ema.NAME} for an averaged weight, {@code average.NAME}
   */
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    put(ModelFiles.OPTIMIZER, optimizer.state(), state);
    average.ifPresent(
        link -> {
          put(ModelFiles.AVERAGED, link.weights(), state);
          put(ModelFiles.AVERAGE, link.state(), state);
        });
    return Collections.unmodifiableMap(state);
  }

  private static void put(String prefix, Map<String, NDArray> arrays, Map<String, NDArray> state) {
    arrays.forEach((name, array) -> state.put(prefix + name, array));
  }
}
