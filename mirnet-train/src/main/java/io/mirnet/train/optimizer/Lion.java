package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lion (Chen et al., Symbolic Discovery of Optimization Algorithms, 2023, algorithm 2):
 *
 * <pre>
 * w = w - lr (sign(b1 m + (1 - b1) g) + decay w)
 * m = b2 m + (1 - b2) g
 * </pre>
 */
final class Lion implements Optimizer {
  private final LionOptions options;
  private final List<TrainedParameter> parameters;
  private final Moments momentum;

  Lion(LionOptions options, OptimizerSpec spec) {
    this.options = options;
    parameters = spec.parameters();
    momentum = new Moments("momentum", spec);
  }

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    double beta1 = options.betas().get(0);
    double beta2 = options.betas().get(1);
    for (TrainedParameter parameter : parameters) {
      double rate = learningRate * parameter.rateFactor();
      double decay = options.weightDecay() * parameter.decayFactor();
      NDArray gradient = gradients.get(parameter.name());
      NDArray moment = momentum.of(parameter);
      // Without its gradient, or threads other than the engine's would record what is done to it.
      try (NDArray weight = parameter.array().stopGradient();
          NDArray direction = moment.mul((float) beta1)) {
        Sum.add(direction, 1 - beta1, gradient);
        direction.signi();
        weight.muli((float) (1 - rate * decay));
        Sum.add(weight, -rate, direction);
      }
      moment.muli((float) beta2);
      Sum.add(moment, 1 - beta2, gradient);
    }
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    momentum.list(state);
    return Collections.unmodifiableMap(state);
  }
}
