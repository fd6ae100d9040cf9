package io.mirnet.blocks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.BlockModel;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.layer.Features;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.LayerNorm2d;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import io.mirnet.blocks.layer.TransposedConv;
import io.mirnet.blocks.model.NetworkExport;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations as ONNX, in ONNX Runtime, each against what the engine computes. */
class OperationsTest {
  private static final ImageSpec IMAGES = new ImageSpec(4, 4, 4);
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape THREE = new Shape(3, 3);
  private static final Shape ZERO = new Shape(0, 0);

  /** Makes channels differ, so that their variance is not small. */
  private static final float[] SPREAD = {1, -1, 2, -2};

  private static final Shape ONE = new Shape(1, 1);

  static Stream<Named<UnaryOperator<NDArray>>> operations() {
    return Stream.of(
        of("neg", NDArray::neg),
        of("abs", x -> x.sub(0.5f).abs()),
        of("square", NDArray::square),
        of("sqrt", NDArray::sqrt),
        of("exp", NDArray::exp),
        of("logarithms", x -> x.add(0.1f).log().add(x.add(1).log2()).add(x.add(1).log10())),
        of("sin and cos", x -> x.sin().mul(x.cos())),
        of("tanh", NDArray::tanh),
        of("sign", x -> x.sub(0.5f).sign()),
        of("rounding", x -> x.mul(9).sub(4.5f).round().add(x.mul(9).floor()).add(x.mul(5).ceil())),
        of("trunc", x -> x.mul(9).sub(4.5f).trunc()),
        of("erf", NDArray::erf),
        of("relu", x -> Activation.relu(x.sub(0.5f))),
        of("sigmoid", Activation::sigmoid),
        of("softplus", x -> Activation.softPlus(x.mul(60))),
        of("softsign", x -> Activation.softSign(x.sub(0.5f))),
        of("selu", x -> Activation.selu(x.sub(0.5f))),
        of("gelu", x -> Activation.gelu(x.mul(8).sub(4))),
        of("leaky relu", x -> Activation.leakyRelu(x.sub(0.5f), 0.2f)),
        of("elu", x -> Activation.elu(x.sub(0.5f), 0.7f)),
        of("clip", x -> x.clip(0.25f, 0.5f)),
        of("duplicate", NDArray::duplicate),
        of("detach", NDArray::stopGradient),
        of("numbers", x -> x.add(2).mul(3).sub(1).div(7).pow(2)),
        of("numbers before", x -> NDArrays.sub(1, x).add(NDArrays.div(2, x.add(1)))),
        of("a power of a number", x -> NDArrays.pow(2, x)),
        of("arrays", x -> x.mul(x).add(x).div(x.add(1)).sub(x.pow(x))),
        of("extremes of arrays", x -> x.maximum(x.square()).minimum(x.sub(0.1f))),
        of("extremes with numbers", x -> x.maximum(0.25f).minimum(0.5f)),
        of("in place", x -> x.duplicate().addi(1).muli(x)),
        of("a mean by the image's size", x -> x.mul(Features.mean(x, 2, 3))),
        of("variance", x -> x.sub(Features.variance(x, 1, 2, 3))),
        of("sum of all", x -> x.mul(x.sum().div(1000))),
        of("sum", x -> x.add(x.sum(new int[] {1}, true))),
        of("mean", x -> x.add(x.mean(new int[] {2}, true))),
        of("max and min", x -> x.max(new int[] {1}, true).sub(x.min(new int[] {3}, true))),
        of("max of all", x -> x.mul(x.max())),
        of("softmax", x -> x.softmax(1)),
        of("log of softmax", x -> x.logSoftmax(-1)),
        of("matrices", x -> x.matMul(x.transpose(0, 1, 3, 2)).matMul(x)),
        of("attention", OperationsTest::attention),
        of("reshape", x -> x.reshape(x.getShape().get(0), -1, 2).reshape(x.getShape())),
        of("flatten", x -> x.flatten(2, 3).expandDims(1)),
        of("transpose", x -> x.transpose(0, 3, 1, 2)),
        of("flip", x -> x.flip(2, 3)),
        of("pad", x -> x.pad(new Shape(1, 2, 3, 0), 0.5)),
        of("pad of negative sizes", x -> x.pad(new Shape(-1, 2, 0, -1), 0)),
        of("broadcast", x -> x.mean(new int[] {1}, true).broadcast(x.getShape())),
        of("slice", x -> x.get(":, 1:3, 2:, :-1")),
        of("slice with steps", x -> x.get(":, :, ::2, 1::2")),
        of("an index", x -> x.get(":, 2").expandDims(1)),
        of("parts", x -> x.split(2, 1).get(1)),
        of("unequal parts", x -> x.split(new long[] {1, 3}, 1).get(1)),
        of("parts of the image", x -> NDArrays.concat(x.split(2, 3), 1)),
        of("concat", x -> NDArrays.concat(new NDList(x, x.square()), 2)),
        of("stack", x -> NDArrays.stack(new NDList(x, x.square()), 1).sum(new int[] {1})),
        of(
            "constants",
            x -> x.mul(x.getManager().create(new float[] {1, 2, 3, 4}, new Shape(4, 1, 1)))),
        of("zeros and ones", x -> x.sub(x.getManager().ones(x.getShape(), DataType.FLOAT32))),
        of("global pools", OperationsTest::globalPools),
        of("max pool", x -> Pool.maxPool2d(x, TWO, TWO, ZERO, false)),
        of("max pool with padding", x -> Pool.maxPool2d(x, THREE, TWO, ONE, false)),
        of("max pool in ceil mode", x -> Pool.maxPool2d(x, THREE, TWO, ZERO, true)),
        of("avg pool", x -> Pool.avgPool2d(x, TWO, TWO, ZERO, false, true)),
        of("avg pool with padding", x -> Pool.avgPool2d(x, THREE, TWO, ONE, false, true)),
        of("avg pool over what is there", x -> Pool.avgPool2d(x, THREE, TWO, ONE, false, false)),
        of("avg pool in ceil mode", x -> Pool.avgPool2d(x, THREE, TWO, ZERO, true, false)),
        of(
            "avg pool in ceil mode that counts",
            x -> Pool.avgPool2d(x, THREE, TWO, ZERO, true, true)),
        of("nearest pixels", x -> scaled(x, 2, 0)),
        of("bilinear pixels", x -> scaled(x, 2, 1)),
        of("bicubic pixels", x -> scaled(x, 3, 3)),
        of("half as many more pixels", x -> scaled(x, 1.5, 1)),
        of("reflected borders", x -> Features.reflect(x, 1, 2, 3, 0)),
        of("pixel shuffle", x -> Features.pixelShuffle(x, 2)),
        of("pixel unshuffle", x -> Features.pixelUnshuffle(x, 2)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationComputesTheSame(UnaryOperator<NDArray> operation) {
    assertSame(() -> block(operation));
  }

  static Stream<Named<Supplier<ImageBlock>>> layers() {
    return Stream.of(
        Named.of("layer norm", () -> scaled(new LayerNorm2d(4))),
        Named.of("transposed convolution", () -> new TransposedConv(3, 2)),
        Named.of("batch norm", () -> around(BatchNorm.builder().build())),
        Named.of("convolution", () -> around(Layers.conv(6).kernel(3).bias(true).build())),
        Named.of("strides", () -> around(Layers.conv(6).kernel(2).stride(2).build())),
        Named.of("groups", () -> around(Layers.conv(8).kernel(3).groups(4).build())),
        Named.of("linear", () -> rows(Linear.builder().setUnits(5).build())),
        Named.of("dropout", () -> around(Dropout.builder().build())));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerComputesTheSame(Supplier<ImageBlock> layer) {
    assertSame(layer);
  }

  private static void assertSame(Supplier<ImageBlock> block) {
    try (Network network = BlockModel.network(block::get, IMAGES);
        OnnxRun onnx = OnnxRun.of(network, false)) {
      for (long[] size : new long[][] {{1, 16, 24}, {3, 32, 8}, {2, 12, 20}}) {
        Shape images = new Shape(size[0], 4, size[1], size[2]);
        assertThat(onnx.distance(network, images)).as(images.toString()).isLessThan(1e-5);
      }
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refusal("the operation 'rfft' can't be exported as ONNX", x -> x.rfft(8, 3).abs()),
        refusal("interpolation to fewer pixels", x -> scaled(x, 0.5, 1)),
        refusal(
            "average pooling in ceil mode that counts its padding",
            x -> Pool.avgPool2d(x, THREE, TWO, ONE, true, true)));
  }

  private static Arguments refusal(String message, UnaryOperator<NDArray> operation) {
    return Arguments.of(message, operation);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatHasNoExactFormIsRefusedByName(String message, UnaryOperator<NDArray> operation) {
    try (Network network = BlockModel.network(() -> block(operation), IMAGES)) {
      assertThatThrownBy(() -> OnnxRun.bytes(NetworkExport.of(network, false, Map.of())))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining(message);
    }
  }

  private static Named<UnaryOperator<NDArray>> of(String name, UnaryOperator<NDArray> operation) {
    return Named.of(name, operation);
  }

  private static ImageBlock block(UnaryOperator<NDArray> operation) {
    return new ImageBlock() {
      @Override
      protected NDArray compute(Pass pass, NDList inputs) {
        return operation.apply(inputs.singletonOrThrow());
      }
    };
  }

  private static ImageBlock around(Block layer) {
    return new Around(layer, x -> x);
  }

  private static ImageBlock scaled(Block layer) {
    return new Around(layer, x -> x.mul(x.getManager().create(SPREAD, new Shape(4, 1, 1))));
  }

  private static ImageBlock rows(Block layer) {
    return new Around(layer, x -> x.transpose(0, 2, 3, 1));
  }

  private static final class Around extends ImageBlock {
    private final Block layer;
    private final UnaryOperator<NDArray> form;

    Around(Block layer, UnaryOperator<NDArray> form) {
      this.layer = child("layer", layer);
      this.form = form;
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.run(layer, form.apply(inputs.singletonOrThrow()));
    }
  }

  private static NDArray attention(NDArray x) {
    long[] size = x.getShape().getShape();
    NDArray pixels = x.reshape(size[0], size[1], size[2] * size[3]);
    NDArray weights = pixels.matMul(pixels.transpose(0, 2, 1)).div(100).softmax(-1);
    return weights.matMul(pixels).reshape(x.getShape());
  }

  private static NDArray globalPools(NDArray x) {
    NDArrayEx layers = x.getNDArrayInternal();
    return layers.globalAvgPool().add(layers.globalMaxPool()).expandDims(2).expandDims(3);
  }

  private static NDArray scaled(NDArray x, double factor, int mode) {
    long[] size = {
      Math.round(factor * x.getShape().get(2)), Math.round(factor * x.getShape().get(3))
    };
    return x.getNDArrayInternal().interpolation(size, mode, false);
  }
}
