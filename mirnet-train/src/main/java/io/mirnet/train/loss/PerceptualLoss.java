package io.mirnet.train.loss;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import java.util.List;
import java.util.Map;

/**
 * The sum over layers of weight times the mean absolute or squared difference of the feature maps
 * of the restored and of the clean images (Johnson, Alahi, Fei-Fei, ECCV 2016).
 */
final class PerceptualLoss implements ImageLoss {
  private final Features features;
  private final PerceptualOptions options;

  PerceptualLoss(Features features, PerceptualOptions options) {
    this.features = features;
    this.options = options;
  }

  @Override
  public NDArray evaluate(LossInputs inputs) {
    Map<String, NDArray> target = features.of(inputs.target());
    Map<String, NDArray> restored = features.of(inputs.restored());
    List<String> layers =
        options.layers().isEmpty() ? List.copyOf(restored.keySet()) : options.layers();
    NDArray sum = null;
    for (int i = 0; i < layers.size(); i++) {
      features.require(layers.get(i), restored);
      NDArray difference = restored.get(layers.get(i)).sub(target.get(layers.get(i)));
      NDArray term = distance(difference).mul(weight(i));
      sum = sum == null ? term : sum.add(term);
    }
    return sum;
  }

  private NDArray distance(NDArray difference) {
    return switch (options.distance()) {
      case L1 -> difference.abs().mean();
      case MSE -> difference.square().mean();
    };
  }

  private float weight(int layer) {
    return options.weights().isEmpty() ? 1 : options.weights().get(layer).floatValue();
  }

  @Override
  public void close() {
    features.close();
  }
}
