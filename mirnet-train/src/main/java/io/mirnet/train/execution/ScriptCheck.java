package io.mirnet.train.execution;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Parameters;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.script.CompiledNetwork;
import io.mirnet.blocks.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Compares a script with the blocks that it was made of, on one small batch, so that an operation
 * that is written wrongly never trains or restores anything.
 */
final class ScriptCheck {
  /** Of float32; sums in another order differ by about 1e-6. */
  private static final double CLOSE = 1e-5;

  /** Of bfloat16, which has 8 bits: what is wrong is off by more than that. */
  private static final double CLOSE_IN_BFLOAT16 = 0.2;

  private static final int SEED = 11;
  private static final int LEAST_SIDE = 32;

  private ScriptCheck() {}

  /** Compares what the network makes as it is used. */
  static void outputs(Network network, CompiledNetwork compiled, boolean bfloat16) {
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray images = images(manager, compiled, network.images().inChannels());
      NDArray expected = network.evaluate(images);
      NDArray actual = compiled.evaluate(images);
      require("output", distance(expected, actual), norm(expected), bfloat16);
    }
  }

  /** Compares the gradients of a step as well. */
  static void gradients(
      Network network, CompiledNetwork compiled, ImageLoss loss, boolean bfloat16) {
    outputs(network, compiled, bfloat16);
    Map<String, NDArray> buffers = network.parameters().of(Parameters.Role.BUFFER);
    Map<String, Tensor> before = Weights.capture(buffers);
    try (NDManager manager = network.manager().newSubManager()) {
      ImageSpec spec = network.images();
      Part part =
          new Part(
              images(manager, compiled, spec.inChannels()),
              images(manager, compiled, spec.outChannels()),
              1);
      Gradients byBlocks = new BlockGradients(network, network, loss);
      Engine.getInstance().setRandomSeed(SEED);
      List<NDArray> expected = byBlocks.of(manager, List.of(part), 0).gradients();
      List<NDArray> copies = expected.stream().map(NDArray::duplicate).toList();
      byBlocks.clear();
      Gradients byScript =
          compiled.differentiates()
              ? new ScriptGradients(compiled, List.of(), byBlocks)
              : new BlockGradients(network, compiled, loss);
      Engine.getInstance().setRandomSeed(SEED);
      List<NDArray> actual = byScript.of(manager, List.of(part), 0).gradients();
      List<String> names = List.copyOf(network.parameters().trained().keySet());
      double all = Math.sqrt(copies.stream().mapToDouble(g -> Math.pow(norm(g), 2)).sum());
      for (int i = 0; i < names.size(); i++) {
        require(names.get(i), distance(copies.get(i), actual.get(i)), all, bfloat16);
      }
      byScript.clear();
    } finally {
      Weights.restore(before, buffers, "the network");
    }
  }

  private static NDArray images(NDManager manager, CompiledNetwork compiled, int channels) {
    int side = LEAST_SIDE;
    while (!compiled.holdsFor(new Shape(1, channels, side, side))) {
      side++;
    }
    Shape shape = new Shape(2, channels, side, 2L * side);
    float[] values = new float[(int) shape.size()];
    Random random = new Random(SEED);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new ChannelsLast().toArray(manager, values, shape);
  }

  private static double distance(NDArray a, NDArray b) {
    try (NDArray difference = a.sub(b)) {
      return norm(difference);
    }
  }

  private static double norm(NDArray array) {
    try (NDArray norm = array.norm()) {
      return norm.getFloat();
    }
  }

  private static void require(String what, double distance, double scale, boolean bfloat16) {
    if (!(distance <= (bfloat16 ? CLOSE_IN_BFLOAT16 : CLOSE) * scale)) {
      throw new UnsupportedOperationException(
          "the script's %s differs from the blocks' by %.1e of its norm"
              .formatted(what, distance / scale));
    }
  }
}
