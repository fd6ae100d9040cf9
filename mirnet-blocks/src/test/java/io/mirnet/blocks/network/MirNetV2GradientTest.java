package io.mirnet.blocks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.blocks.Models;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.weights.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient of every weight against the difference of two losses. */
class MirNetV2GradientTest {
  private static final Shape IMAGES = new Shape(2, 3, 8, 8);

  /** Smaller steps drown in rounding, larger ones cross the bends of LeakyReLUs. */
  private static final double STEP = 2e-3;

  @ParameterizedTest
  @ValueSource(strings = {"share_columns: true", "share_columns: false, fusion: concat"})
  void gradientsAreWhatDifferencesSay(String variant) {
    String options = "width: 8, streams: 2, groups: [2], blocks_per_group: 1, " + variant;
    try (Network network = Network.create(Models.mirnet(options), Device.cpu(), 3)) {
      Map<String, Tensor> weights = Weights.capture(network.parameters().all());
      gradients(network).forEach((name, gradient) -> check(network, weights, name, gradient));
    }
  }

  /** Moves one tensor along its gradient and a random direction, both of length 1. */
  private static void check(
      Network network, Map<String, Tensor> weights, String name, float[] gradient) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    double[] noise = random.doubles(gradient.length, -1, 1).toArray();
    double noiseNorm = 0;
    double norm = 0;
    for (int i = 0; i < gradient.length; i++) {
      noiseNorm += noise[i] * noise[i];
      norm += (double) gradient[i] * gradient[i];
    }
    norm = Math.sqrt(norm);
    double slope = 0;
    double[] direction = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      direction[i] = gradient[i] / norm + noise[i] / Math.sqrt(noiseNorm);
      slope += direction[i] * gradient[i];
    }
    Tensor start = weights.get(name);
    double ahead = loss(network, weights, name, moved(start, direction, STEP));
    double behind = loss(network, weights, name, moved(start, direction, -STEP));
    Weights.restore(weights, network.parameters().all(), "the start");
    assertThat((ahead - behind) / (2 * STEP)).as(name).isCloseTo(slope, within(0.03 * norm + 3e-3));
  }

  private static Tensor moved(Tensor start, double[] direction, double step) {
    float[] values = start.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (step * direction[i]);
    }
    return new Tensor(start.shape(), values);
  }

  private static double loss(
      Network network, Map<String, Tensor> weights, String name, Tensor changed) {
    Map<String, Tensor> all = new HashMap<>(weights);
    all.put(name, changed);
    Weights.restore(all, network.parameters().all(), "the step");
    try (NDManager manager = network.manager().newSubManager()) {
      float[] factors = Samples.features(manager, 2, IMAGES).toFloatArray();
      float[] output = network.evaluate(Samples.images(manager, 1, IMAGES)).toFloatArray();
      double loss = 0;
      for (int i = 0; i < output.length; i++) {
        loss += (double) factors[i] * output[i];
      }
      return loss;
    }
  }

  private static Map<String, float[]> gradients(Network network) {
    Map<String, float[]> gradients = new HashMap<>();
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray factors = Samples.features(manager, 2, IMAGES);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray output = network.train(Samples.images(manager, 1, IMAGES)).head();
        collector.backward(output.mul(factors).sum());
      }
      network
          .parameters()
          .all()
          .forEach((name, array) -> gradients.put(name, array.getGradient().toFloatArray()));
    }
    return gradients;
  }
}
