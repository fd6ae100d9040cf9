package io.mirnet.blocks.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.layer.Layers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkffTest {
  private static final Shape SHAPE = new Shape(2, 16, 6, 5);

  /** For each channel the weights of the streams add up to one; they would not across channels. */
  @Test
  void equalStreamsComeOutAsTheyAre() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = Samples.features(manager, 1, SHAPE);
      Skff skff = new Skff(new SkffOptions(8), new FusionSpec(16, 3));
      skff.initialize(manager, DataType.FLOAT32, SHAPE, SHAPE, SHAPE);
      NDArray y = Layers.run(skff, new ParameterStore(manager, false), false, x, x, x);
      assertThat(Samples.distance(y.toFloatArray(), x.toFloatArray())).isLessThan(1e-5);
    }
  }

  @ParameterizedTest(name = "{0} channels / {1}")
  @CsvSource({"80, 8, 10", "16, 8, 4", "16, 1, 16", "36, 8, 4", "180, 8, 22", "80, 1024, 4"})
  void theBottleneckHasChannelsByReductionButAtLeastFour(
      int channels, int reduction, int bottleneck) {
    Shape shape = new Shape(1, channels, 4, 4);
    try (NDManager manager = NDManager.newBaseManager()) {
      Skff skff = new Skff(new SkffOptions(reduction), new FusionSpec(channels, 2));
      skff.initialize(manager, DataType.FLOAT32, shape, shape);
      assertThat(ParameterNames.of(skff).get("conv_du.0.weight").getArray().getShape())
          .isEqualTo(new Shape(bottleneck, channels, 1, 1));
    }
  }
}
