package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters that share their factors, and so are updated in one go. */
final class Group {
  private final Factors factors;
  private final List<String> names;
  private final List<NDArray> weights;
  private final List<List<NDArray>> moments;

  private Group(Factors factors, List<TrainedParameter> parameters, List<Moments> moments) {
    this.factors = factors;
    names = parameters.stream().map(TrainedParameter::name).toList();
    weights = parameters.stream().map(TrainedParameter::array).toList();
    this.moments =
        moments.stream().map(each -> parameters.stream().map(each::of).toList()).toList();
  }

  private record Factors(double rate, double decay) {}

  /** Parts the parameters; each group keeps what goes with its own, in their order. */
  static List<Group> of(OptimizerSpec spec, List<Moments> moments) {
    Map<Factors, List<TrainedParameter>> groups = new LinkedHashMap<>();
    for (TrainedParameter parameter : spec.parameters()) {
      Factors factors = new Factors(parameter.rateFactor(), parameter.decayFactor());
      groups.computeIfAbsent(factors, key -> new ArrayList<>()).add(parameter);
    }
    List<Group> list = new ArrayList<>();
    groups.forEach((factors, members) -> list.add(new Group(factors, members, moments)));
    return list;
  }

  /** The learning rate of this group. */
  double rate(double rate) {
    return rate * factors.rate();
  }

  /** The weight decay of this group. */
  double decay(double decay) {
    return decay * factors.decay();
  }

  /** The weights, their gradients and what goes with them. */
  List<List<NDArray>> arrays(Map<String, NDArray> gradients) {
    List<List<NDArray>> lists = new ArrayList<>();
    lists.add(weights);
    lists.add(names.stream().map(gradients::get).toList());
    lists.addAll(moments);
    return lists;
  }
}
