package io.mirnet.train.average;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.WeightAverage;
import io.mirnet.blocks.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exponential moving average:
 *
 * <pre>avg = decay avg + (1 - decay) w</pre>
 */
final class Ema implements WeightAverage {
  private final EmaOptions options;
  private final Map<String, NDArray> averages = new LinkedHashMap<>();

  Ema(EmaOptions options, AverageSpec spec) {
    this.options = options;
    spec.weights()
        .forEach(
            (name, weight) -> {
              try (NDArray plain = weight.stopGradient()) {
                NDArray copy = plain.duplicate();
                copy.attach(spec.manager());
                averages.put(name, copy);
              }
            });
  }

  @Override
  public void update(Map<String, NDArray> weights, long iteration) {
    averages.forEach(
        (name, average) -> {
          // Without its gradient, or threads other than the engine's would record the average.
          try (NDArray weight = weights.get(name).stopGradient()) {
            if (iteration < options.from()) {
              Weights.copy(weight, average);
            } else {
              mix(average, weight);
            }
          }
        });
  }

  private void mix(NDArray average, NDArray weight) {
    average.muli((float) options.decay());
    try (NDArray share = weight.mul((float) (1 - options.decay()))) {
      average.addi(share);
    }
  }

  @Override
  public Map<String, NDArray> weights() {
    return Collections.unmodifiableMap(averages);
  }
}
