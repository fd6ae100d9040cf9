package org.example.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Weights;
import org.junit.jupiter.api.Test;

class EcaProviderTest {
  private static final int CHANNELS = 3;
  private static final Shape PIXEL = new Shape(1, CHANNELS, 1, 1);

  @Test
  void aChannelIsWeightedByItselfAndItsNeighbours() {
    // The channels hold 1, 2, 3; with their neighbours they add up to 3, 6, 5.
    assertThat(forward(false))
        .containsExactly(new float[] {sigmoid(3), 2 * sigmoid(6), 3 * sigmoid(5)}, within(1e-5f));
  }

  @Test
  void theSkipAddsTheInput() {
    assertThat(forward(true))
        .containsExactly(
            new float[] {1 + sigmoid(3), 2 + 2 * sigmoid(6), 3 + 3 * sigmoid(5)}, within(1e-5f));
  }

  @Test
  void aKernelMustBeOdd() {
    assertThat(new EcaProvider.Options(4).violations())
        .extracting("key", "message")
        .containsExactly(tuple("kernel", "kernel must be odd, not 4"));
    assertThat(new EcaProvider.Options(5).violations()).isEmpty();
  }

  /** Runs the block on 1, 2, 3 with 3x3 convolutions that change nothing and a kernel of ones. */
  private static float[] forward(boolean skip) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Block eca =
          new EcaProvider().create(new EcaProvider.Options(3), new ContextSpec(CHANNELS, 1, skip));
      eca.initialize(manager, DataType.FLOAT32, PIXEL);
      set(eca, "body.0.weight", identity());
      set(eca, "body.2.weight", identity());
      set(eca, "attention.weight", 1, 1, 1);
      NDArray input = manager.create(new float[] {1, 2, 3}, PIXEL);
      return eca.forward(new ParameterStore(manager, false), new NDList(input), false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  /** The weight (C, C, 3, 3) that takes each channel from the middle of its own window. */
  private static float[] identity() {
    float[] weight = new float[CHANNELS * CHANNELS * 9];
    for (int channel = 0; channel < CHANNELS; channel++) {
      weight[(channel * CHANNELS + channel) * 9 + 4] = 1;
    }
    return weight;
  }

  private static float sigmoid(double x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  private static void set(Block block, String name, float... values) {
    NDArray weight = ParameterNames.of(block).get(name).getArray();
    try (NDArray array = weight.getManager().create(values, weight.getShape())) {
      Weights.copy(array, weight);
    }
  }
}
