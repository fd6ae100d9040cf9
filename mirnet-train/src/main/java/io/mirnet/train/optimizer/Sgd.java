package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stochastic gradient descent with PyTorch's arithmetic, in which the rate is no part of the
 * momentum:
 *
 * <pre>
 * g = g + decay w
 * m = momentum m + (1 - dampening) g      (at first m = g)
 * w = w - lr m;   Nesterov: w = w - lr (g + momentum m)
 * </pre>
 */
final class Sgd implements Optimizer {
  private final SgdOptions options;
  private final List<TrainedParameter> parameters;
  private final Optional<Moments> momentum;

  Sgd(SgdOptions options, OptimizerSpec spec) {
    this.options = options;
    parameters = spec.parameters();
    momentum =
        options.momentum() > 0 ? Optional.of(new Moments("momentum", spec)) : Optional.empty();
  }

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    for (TrainedParameter parameter : parameters) {
      NDArray gradient = gradients.get(parameter.name());
      // Without its gradient, or threads other than the engine's would record what is done to it.
      try (NDArray weight = parameter.array().stopGradient()) {
        Sum.add(gradient, options.weightDecay() * parameter.decayFactor(), weight);
        NDArray direction =
            momentum.map(all -> direction(all.of(parameter), gradient, iteration)).orElse(gradient);
        Sum.add(weight, -learningRate * parameter.rateFactor(), direction);
      }
    }
  }

  private NDArray direction(NDArray moment, NDArray gradient, long iteration) {
    moment.muli((float) options.momentum());
    Sum.add(moment, iteration == 0 ? 1 : 1 - options.dampening(), gradient);
    if (!options.nesterov()) {
      return moment;
    }
    Sum.add(gradient, options.momentum(), moment);
    return gradient;
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    momentum.ifPresent(all -> all.list(state));
    return Collections.unmodifiableMap(state);
  }
}
