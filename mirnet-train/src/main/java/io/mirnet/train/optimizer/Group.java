package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that share their factors, and so are updated in one go.
 *
 * @param rateFactor of the learning rate
 * @param decayFactor of the weight decay
 * @param parameters in the order of the network
 */
record Group(double rateFactor, double decayFactor, List<TrainedParameter> parameters) {

  static List<Group> of(OptimizerSpec spec) {
    Map<List<Double>, List<TrainedParameter>> groups = new LinkedHashMap<>();
    for (TrainedParameter parameter : spec.parameters()) {
      groups
          .computeIfAbsent(
              List.of(parameter.rateFactor(), parameter.decayFactor()), key -> new ArrayList<>())
          .add(parameter);
    }
    List<Group> list = new ArrayList<>();
    groups.forEach((key, members) -> list.add(new Group(key.get(0), key.get(1), members)));
    return list;
  }

  /** The weights, their gradients and what goes with them, each in the group's order. */
  List<List<NDArray>> arrays(Map<String, NDArray> gradients, List<Moments> moments) {
    List<List<NDArray>> lists = new ArrayList<>();
    lists.add(parameters.stream().map(TrainedParameter::array).toList());
    lists.add(parameters.stream().map(parameter -> gradients.get(parameter.name())).toList());
    moments.forEach(moment -> lists.add(parameters.stream().map(moment::of).toList()));
    return lists;
  }
}
