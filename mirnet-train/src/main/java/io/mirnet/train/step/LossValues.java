package io.mirnet.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss of a batch and its terms, added up over the shares of the batch. Arrays are collected
 * first and read together, so that several devices work side by side.
 */
final class LossValues {
  private final List<Share> shares = new ArrayList<>();
  private final Map<String, Double> terms = new LinkedHashMap<>();
  private double loss;

  private record Share(NDArray loss, Map<String, NDArray> terms, double weight) {}

  /** Collects a share: its weighted loss, and terms that are still to be weighted. */
  void add(NDArray weightedLoss, Map<String, NDArray> terms, double weight) {
    shares.add(new Share(weightedLoss, terms, weight));
  }

  /** Reads what was collected; the arrays may be closed afterwards. */
  void read() {
    for (Share share : shares) {
      loss += value(share.loss());
      share
          .terms()
          .forEach((name, term) -> terms.merge(name, share.weight() * value(term), Double::sum));
    }
    shares.clear();
  }

  double loss() {
    return loss;
  }

  Map<String, Double> terms() {
    return Collections.unmodifiableMap(terms);
  }

  /** DJL computes in 64 bits where a scalar meets a Java double. */
  private static double value(NDArray scalar) {
    if (scalar.getDataType() == DataType.FLOAT32) {
      return scalar.getFloat();
    }
    try (NDArray wide = scalar.toType(DataType.FLOAT64, true)) {
      return wide.getDouble();
    }
  }
}
