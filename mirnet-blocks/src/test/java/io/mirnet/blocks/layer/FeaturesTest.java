package io.mirnet.blocks.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import io.mirnet.blocks.MemoryOrder;
import io.mirnet.blocks.ParameterNames;
import io.mirnet.blocks.Samples;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Tracer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Layers and functions against their definitions, written out in loops. */
class FeaturesTest {
  private static final int N = 2;
  private static final int C = 8;
  private static final int H = 4;
  private static final int W = 6;
  private static final Shape SHAPE = new Shape(N, C, H, W);

  private final NDManager manager = NDManager.newBaseManager();
  private final NDArray x = Samples.images(manager, 3, SHAPE);

  @AfterEach
  void close() {
    manager.close();
  }

  private float at(int n, int c, int h, int w) {
    return x.getFloat(n, c, h, w);
  }

  @Test
  void pixelsAreMadeOfChannelsAndBack() {
    NDArray y = checked(map -> Features.pixelShuffle(map, 2), new Shape(N, 2, 8, 12));
    for (int c = 0; c < 2; c++) {
      for (int h = 0; h < 8; h++) {
        for (int w = 0; w < 12; w++) {
          assertThat(y.getFloat(1, c, h, w))
              .isEqualTo(at(1, 4 * c + 2 * (h % 2) + w % 2, h / 2, w / 2));
        }
      }
    }
    assertThat(Features.pixelUnshuffle(y, 2).toFloatArray()).isEqualTo(x.toFloatArray());
    checked(map -> Features.pixelUnshuffle(map, 2), new Shape(N, 32, 2, 3));
    assertThatThrownBy(() -> Features.pixelShuffle(x, 3))
        .hasMessage("8 channels don't make 3x3 pixels");
    assertThatThrownBy(() -> Features.pixelUnshuffle(x, 4))
        .hasMessage("sides of 4 and 6 pixels are no multiples of 4");
  }

  @Test
  void meanAndVarianceAreOverAllThoseAxes() {
    NDArray mean = checked(map -> map.sub(Features.mean(map, 2, 3)), SHAPE);
    NDArray variance = Features.variance(x, 1, 3);
    assertThat(variance.getShape()).isEqualTo(new Shape(N, 1, H, 1));
    double sum = 0;
    for (int h = 0; h < H; h++) {
      for (int w = 0; w < W; w++) {
        sum += at(1, 5, h, w);
      }
    }
    assertThat((double) mean.getFloat(1, 5, 2, 4))
        .isCloseTo(at(1, 5, 2, 4) - sum / (H * W), within(1e-6));
    double first = 0;
    double second = 0;
    for (int c = 0; c < C; c++) {
      for (int w = 0; w < W; w++) {
        first += at(0, c, 3, w) / (C * W);
        second += at(0, c, 3, w) * at(0, c, 3, w) / (C * W);
      }
    }
    assertThat((double) variance.getFloat(0, 0, 3, 0))
        .isCloseTo(second - first * first, within(1e-6));
  }

  @Test
  void bordersAreMirroredWithoutRepeatingThem() {
    NDArray y = checked(map -> Features.reflect(map, 1, 5, 3, 0), new Shape(N, C, 7, 12));
    for (int h = 0; h < 7; h++) {
      for (int w = 0; w < 12; w++) {
        int row = Math.abs(h - 3);
        int column = Math.abs(w - 1);
        assertThat(y.getFloat(1, 7, h, w))
            .isEqualTo(at(1, 7, row, column < W ? column : 2 * (W - 1) - column));
      }
    }
    assertThat(Features.reflect(x, 0, 0, 0, 0)).isSameAs(x);
    assertThatThrownBy(() -> Features.reflect(x, 0, 0, 0, 4))
        .hasMessage("4 pixels can be reflected by 0 to 3, not by 0 and 4");
  }

  @Test
  void zerosAreAddedByDjl() {
    NDArray y = checked(map -> map.pad(new Shape(1, 2, 0, 3), 0), new Shape(N, C, 7, 9));
    assertThat(y.getFloat(1, 3, 2, 4)).isEqualTo(at(1, 3, 2, 3));
    assertThat(y.getFloat(1, 3, 2, 0)).isZero();
    assertThat(y.getFloat(1, 3, 4, 4)).isZero();
  }

  @Test
  void aPixelIsNormalizedOverItsChannels() {
    LayerNorm2d norm = initialized(new LayerNorm2d(C));
    assertThat(ParameterNames.of(norm).keySet()).containsExactly("weight", "bias");
    NDArray y = checked(norm, SHAPE);
    double mean = 0;
    double square = 0;
    for (int c = 0; c < C; c++) {
      mean += at(1, c, 2, 3) / C;
      square += at(1, c, 2, 3) * at(1, c, 2, 3) / C;
    }
    double deviation = Math.sqrt(square - mean * mean + 1e-6);
    for (int c = 0; c < C; c++) {
      assertThat((double) y.getFloat(1, c, 2, 3))
          .isCloseTo((at(1, c, 2, 3) - mean) / deviation, within(1e-5));
    }
  }

  @Test
  void aTransposedConvolutionMakesAWindowOfEachPixel() {
    TransposedConv up = initialized(new TransposedConv(3, 2));
    NDArray weight = ParameterNames.of(up).get("weight").getArray();
    assertThat(weight.getShape()).isEqualTo(new Shape(C, 3, 2, 2));
    NDArray y = checked(up, new Shape(N, 3, 2 * H, 2 * W));
    for (int f = 0; f < 3; f++) {
      double sum = 0;
      for (int c = 0; c < C; c++) {
        sum += at(1, c, 2, 3) * weight.getFloat(c, f, 1, 0);
      }
      assertThat((double) y.getFloat(1, f, 5, 6)).isCloseTo(sum, within(1e-5));
    }
    Graph graph = Tracer.trace(up, SHAPE);
    assertThat(graph.multiplyAdds()).isEqualTo((long) N * 3 * 2 * H * 2 * W * C);
  }

  @Test
  void aConvolutionIsWhatItWasToldToBe() {
    assertConv(Layers.conv(6), new Shape(6, C, 1, 1), new Shape(N, 6, H, W));
    assertConv(Layers.conv(6).kernel(2).stride(2), new Shape(6, C, 2, 2), new Shape(N, 6, 2, 3));
    assertConv(Layers.conv(C).kernel(5).groups(C), new Shape(C, 1, 5, 5), SHAPE);
    assertConv(Layers.conv(6).kernel(3).dilation(2), new Shape(6, C, 3, 3), new Shape(N, 6, H, W));
    assertConv(
        Layers.conv(6).kernel(3).padding(0).groups(2).bias(true),
        new Shape(6, C / 2, 3, 3),
        new Shape(N, 6, 2, 4));
    assertThat(ParameterNames.of(initialized(Layers.conv(6).bias(true).build())).keySet())
        .containsExactly("weight", "bias");
    assertThatThrownBy(() -> Layers.conv(6).groups(4))
        .hasMessage("4 groups don't divide 6 filters");
    assertThatThrownBy(() -> Layers.conv(6).stride(0)).hasMessageContaining("at least 1");
  }

  private void assertConv(Conv described, Shape weight, Shape output) {
    Conv2d conv = initialized(described.build());
    assertThat(ParameterNames.of(conv).get("weight").getShape()).isEqualTo(weight);
    checked(conv, output);
    assertThat(Tracer.trace(conv, SHAPE).multiplyAdds())
        .isEqualTo(output.size() * weight.slice(1).size());
  }

  private <B extends Block> B initialized(B block) {
    for (Parameter parameter : block.getParameters().values()) {
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        parameter.setInitializer((owner, shape, type) -> Samples.images(owner, 7, shape));
      }
    }
    block.initialize(manager, DataType.FLOAT32, SHAPE);
    return block;
  }

  private NDArray checked(UnaryOperator<NDArray> function, Shape shape) {
    return checked(new LambdaBlock(maps -> new NDList(function.apply(maps.head()))), shape);
  }

  /** Runs a block in which nothing is left behind, can be traced and stays channels-last. */
  private NDArray checked(Block block, Shape shape) {
    ParameterStore store = new ParameterStore(manager, false);
    int before = manager.getManagedArrays().size();
    try (NDArray first = Layers.run(block, store, false, x)) {
      if (block instanceof ImageBlock) {
        assertThat(manager.getManagedArrays().size()).as("arrays").isEqualTo(before + 1);
      }
      assertThat(MemoryOrder.isChannelsLast(first)).as("channels last").isTrue(); // changes bits
    }
    NDArray y = Layers.run(block, store, false, x);
    assertThat(y.getShape()).isEqualTo(shape);
    var operations = Tracer.trace(block, SHAPE).operations();
    assertThat(operations.get(operations.size() - 1).output()).isEqualTo(shape);
    return y;
  }
}
