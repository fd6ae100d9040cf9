package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.script.Foreach;
import io.mirnet.blocks.script.Foreach.SgdRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  private final SgdRule rule;
  private final double weightDecay;
  private final List<Group> groups;
  private final List<Moments> momentum;

  Sgd(SgdOptions options, OptimizerSpec spec) {
    rule = new SgdRule(options.momentum(), options.dampening(), options.nesterov());
    weightDecay = options.weightDecay();
    momentum = options.momentum() > 0 ? List.of(new Moments("momentum", spec)) : List.of();
    groups = Group.of(spec, momentum);
  }

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    for (Group group : groups) {
      Foreach.sgd(
          rule,
          group.arrays(gradients),
          iteration == 0,
          group.rate(learningRate),
          group.decay(weightDecay));
    }
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    momentum.forEach(all -> all.list(state));
    return Collections.unmodifiableMap(state);
  }
}
