package org.example.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Weights;
import org.junit.jupiter.api.Test;

class GatedProviderTest {
  private static final Shape SHAPE = new Shape(1, 2, 1, 2);

  @Test
  void eachStreamIsWeightedForEachPixelByItsOwnGate() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Block gated = new GatedProvider().create(new GatedProvider.Options(), new FusionSpec(2, 2));
      gated.initialize(manager, DataType.FLOAT32, SHAPE, SHAPE);
      set(gated, "gates.0.weight", 1, 1);
      set(gated, "gates.1.weight", 0, 0);
      // Two pixels: the channels of the first add up to 4, those of the second to 0.
      NDArray first = manager.create(new float[] {1, 5, 3, -5}, SHAPE);
      NDArray second = manager.create(new float[] {10, 20, 30, 40}, SHAPE);

      NDArray fused =
          gated
              .forward(new ParameterStore(manager, false), new NDList(first, second), false)
              .singletonOrThrow();

      float open = (float) (1 / (1 + Math.exp(-4)));
      assertThat(fused.getShape()).isEqualTo(SHAPE);
      assertThat(fused.toFloatArray())
          .containsExactly(
              new float[] {open + 5, 2.5f + 10, 3 * open + 15, -2.5f + 20}, within(1e-5f));
    }
  }

  private static void set(Block block, String name, float... values) {
    NDArray weight = ParameterNames.of(block).get(name).getArray();
    try (NDArray array = weight.getManager().create(values, weight.getShape())) {
      Weights.copy(array, weight);
    }
  }
}
