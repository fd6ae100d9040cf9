package io.mirnet.train.optimizer;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.TrainedParameter;
import io.mirnet.blocks.Weights;
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
      // In the parameter's memory order, which DJL's zerosLike doesn't keep: fused updates go
      // through memory, and would take a moment for that of another weight.
      try (NDArray plain = parameter.array().stopGradient();
          NDArray zeros = plain.zerosLike()) {
        NDArray moment = plain.duplicate();
        Weights.copy(zeros, moment);
        moment.attach(spec.manager());
        arrays.put(parameter.name(), moment);
      }
    }
  }

  NDArray of(TrainedParameter parameter) {
    return arrays.get(parameter.name());
  }

  void list(Map<String, NDArray> state) {
    arrays.forEach((name, array) -> state.put(kind + "." + name, array));
  }
}
