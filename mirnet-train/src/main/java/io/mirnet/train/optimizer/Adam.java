package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.blocks.script.Foreach;
import io.mirnet.blocks.script.Foreach.AdamRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with PyTorch's arithmetic; the decay is added to the gradient first,
 * or, in AdamW (Loshchilov and Hutter, 2019), taken off the weight:
 *
 * <pre>
 * Adam:  g = g + decay w          AdamW:  w = w - lr decay w
 * m = b1 m + (1 - b1) g;   v = b2 v + (1 - b2) g^2
 * w = w - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)
 * </pre>
 */
final class Adam implements Optimizer {
  private final AdamRule rule;
  private final double weightDecay;
  private final List<Group> groups;
  private final Moments first;
  private final Moments second;

  Adam(AdamRule rule, double weightDecay, OptimizerSpec spec) {
    this.rule = rule;
    this.weightDecay = weightDecay;
    first = new Moments("first_moment", spec);
    second = new Moments("second_moment", spec);
    groups = Group.of(spec, List.of(first, second));
  }

  @Override
  public void update(Map<String, NDArray> gradients, double learningRate, long iteration) {
    for (Group group : groups) {
      Foreach.adam(
          rule,
          group.arrays(gradients),
          iteration + 1,
          group.rate(learningRate),
          group.decay(weightDecay));
    }
  }

  @Override
  public Map<String, NDArray> state() {
    Map<String, NDArray> state = new LinkedHashMap<>();
    first.list(state);
    second.list(state);
    return Collections.unmodifiableMap(state);
  }
}
