package io.mirnet.train.average;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.WeightAverage;
import io.mirnet.blocks.script.Foreach;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
    List<NDArray> mine = List.copyOf(averages.values());
    List<NDArray> theirs = averages.keySet().stream().map(weights::get).toList();
    if (iteration < options.from()) {
      Foreach.copy(mine, theirs);
    } else {
      Foreach.mix(mine, options.decay(), theirs, 1 - options.decay());
    }
  }

  @Override
  public Map<String, NDArray> weights() {
    return Collections.unmodifiableMap(averages);
  }
}
