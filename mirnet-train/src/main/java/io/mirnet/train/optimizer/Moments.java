package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A running mean of one kind: an array for each parameter, zero at first. */
final class Moments {
  private final String kind;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();

  /** The kind begins the names in a checkpoint, as in {@code first_moment.conv.weight}. */
  Moments(String kind, OptimizerSpec spec) {
    this.kind = kind;
    for (TrainedParameter parameter : spec.parameters()) {
      // In the parameter's memory order, or every update would convert one into the other.
      NDArray zeros = parameter.array().zerosLike();
      zeros.attach(spec.manager());
      arrays.put(parameter.name(), zeros);
    }
  }

  NDArray of(TrainedParameter parameter) {
    return arrays.get(parameter.name());
  }

  void list(Map<String, NDArray> state) {
    arrays.forEach((name, array) -> state.put(kind + "." + name, array));
  }
}
