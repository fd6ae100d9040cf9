package io.mirnet.train.execution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the loss and its terms over the parts of a batch. Numbers are read only at the end, so
 * that several devices have worked side by side.
 */
final class LossParts {
  private final List<Value> losses = new ArrayList<>();
  private final Map<String, List<Value>> terms = new LinkedHashMap<>();

  private record Value(NDArray number, double share) {}

  /** Takes one part. */
  void add(NDArray loss, Map<String, NDArray> parts, double share) {
    if (!loss.getDataType().isFloating() || loss.size() != 1) {
      throw new IllegalArgumentException(
          "a loss must be one floating-point number, not %s of shape %s; take its mean"
              .formatted(loss.getDataType(), loss.getShape()));
    }
    losses.add(new Value(loss, share));
    parts.forEach(
        (name, value) ->
            terms.computeIfAbsent(name, key -> new ArrayList<>()).add(new Value(value, share)));
  }

  double loss() {
    return sum(losses);
  }

  Map<String, Double> terms() {
    Map<String, Double> sums = new LinkedHashMap<>();
    terms.forEach((name, parts) -> sums.put(name, sum(parts)));
    return sums;
  }

  private static double sum(List<Value> parts) {
    return parts.stream().mapToDouble(part -> part.share() * number(part.number())).sum();
  }

  private static double number(NDArray scalar) {
    return scalar.getDataType() == DataType.FLOAT64 ? scalar.getDouble() : scalar.getFloat();
  }
}
