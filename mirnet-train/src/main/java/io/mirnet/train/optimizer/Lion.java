package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.script.Foreach;
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
  private final List<Group> groups;
  private final Moments momentum;

  Lion(LionOptions options, OptimizerSpec spec) {
    this.options = options;
    momentum = new Moments("momentum", spec);
    groups = Group.of(spec, List.of(momentum));
  }

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    for (Group group : groups) {
      Foreach.lion(
          group.arrays(gradients),
          group.rate(learningRate),
          options.betas().get(0),
          options.betas().get(1),
          group.decay(options.weightDecay()));
    }
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    momentum.list(state);
    return Collections.unmodifiableMap(state);
  }
}
