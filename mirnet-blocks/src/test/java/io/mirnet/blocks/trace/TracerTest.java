package io.mirnet.blocks.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TracerTest {
  private static final Shape IMAGE = new Shape(2, 4, 7, 10);

  @Test
  void aConvolutionCostsWhatCountingByHandGives() {
    Graph graph = traceAsTheEngineRuns(conv(6, 3, 1, 1, 1, 1), IMAGE);
    // N Cout Hout Wout * Cin kh kw
    assertThat(graph.multiplyAdds()).isEqualTo(2L * 6 * 7 * 10 * 4 * 3 * 3);
    assertThat(graph.activations()).isEqualTo(2L * 6 * 7 * 10);
    assertThat(graph.operations())
        .containsExactly(new Operation("convolution", new Shape(2, 6, 7, 10), 30_240, "weight"));
  }

  @Test
  void groupsDivideTheCost() {
    Graph graph = traceAsTheEngineRuns(conv(6, 3, 1, 1, 1, 2), IMAGE);
    assertThat(graph.multiplyAdds()).isEqualTo(2L * 6 * 7 * 10 * 2 * 3 * 3);
  }

  @Test
  void stridePaddingAndDilationSetTheSize() {
    Graph strided = traceAsTheEngineRuns(conv(5, 3, 2, 1, 1, 1), IMAGE);
    assertThat(strided.operations().get(0).output()).isEqualTo(new Shape(2, 5, 4, 5));
    assertThat(strided.multiplyAdds()).isEqualTo(2L * 5 * 4 * 5 * 4 * 3 * 3);
    Graph dilated = traceAsTheEngineRuns(conv(5, 3, 1, 0, 2, 1), IMAGE);
    assertThat(dilated.operations().get(0).output()).isEqualTo(new Shape(2, 5, 3, 6));
  }

  @Test
  void aLinearLayerCountsButNotAsActivation() {
    Graph graph = traceAsTheEngineRuns(Linear.builder().setUnits(3).build(), new Shape(2, 5, 8));
    assertThat(graph.operations())
        .containsExactly(new Operation("linear", new Shape(2, 5, 3), 2L * 5 * 3 * 8, "weight"));
    assertThat(graph.activations()).isZero();
  }

  @Test
  void aNetworkIsTheListOfItsOperationsWithThePathsOfTheirWeights() {
    SequentialBlock branch =
        new SequentialBlock().add(conv(4, 1, 1, 0, 1, 1)).add(Activation.leakyReluBlock(0.2f));
    ParallelBlock residual =
        new ParallelBlock(
            outputs -> new NDList(outputs.get(0).singletonOrThrow().add(outputs.get(1).head())),
            List.of(branch, Blocks.identityBlock()));
    SequentialBlock network =
        new SequentialBlock()
            .add(residual)
            .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
            .add(Pool.globalAvgPool2dBlock())
            .add(Blocks.batchFlattenBlock())
            .add(Linear.builder().setUnits(3).build());
    Graph graph = traceAsTheEngineRuns(network, IMAGE);
    assertThat(graph.operations())
        .extracting(Operation::kind)
        .containsExactly(
            "convolution", "leakyRelu", "add", "maxPool", "globalAvgPool", "reshape", "linear");
    assertThat(graph.multiplyAdds()).isEqualTo(2L * 4 * 7 * 10 * 4 + 2 * 3 * 4);
    assertThat(network.getParameters().keys())
        .contains(graph.operations().get(0).parameter(), graph.operations().get(6).parameter());
    assertThat(graph.operations().get(0).parameter()).endsWith("weight");
  }

  @Test
  void layersThatKeepTheShapeCostNothing() {
    SequentialBlock network =
        new SequentialBlock()
            .add(BatchNorm.builder().build())
            .add(LayerNorm.builder().build())
            .add(Dropout.builder().build());
    Graph graph = traceAsTheEngineRuns(network, IMAGE);
    assertThat(graph.operations())
        .extracting(Operation::kind)
        .containsExactly("batchNorm", "layerNorm", "dropout");
    assertThat(graph.multiplyAdds()).isZero();
  }

  /** Each gives the shape that PyTorch gives, and its own name last. */
  @TestFactory
  List<DynamicTest> eachOperationHasTheShapeOfTheRealOne() {
    Map<String, UnaryOperator<NDArray>> operations = new TreeMap<>();
    Shape two = new Shape(2, 2);
    Shape three = new Shape(3, 3);
    operations.put(
        "avgPool floor", x -> Pool.avgPool2d(x, two, two, new Shape(0, 0), false, false));
    operations.put("avgPool ceil", x -> Pool.avgPool2d(x, two, two, new Shape(0, 0), true, false));
    operations.put(
        "avgPool ceil, padded, last window dropped",
        x -> Pool.avgPool2d(x, two, three, new Shape(1, 1), true, false));
    operations.put("maxPool", x -> Pool.maxPool2d(x, three, two, new Shape(1, 1), true));
    operations.put("globalAvgPool", Pool::globalAvgPool2d);
    operations.put("globalMaxPool", Pool::globalMaxPool2d);
    operations.put(
        "interpolation", x -> x.getNDArrayInternal().interpolation(new long[] {14, 20}, 1, false));
    operations.put("relu", Activation::relu);
    operations.put("sigmoid", Activation::sigmoid);
    operations.put("tanh", Activation::tanh);
    operations.put("softPlus", Activation::softPlus);
    operations.put("softSign", Activation::softSign);
    operations.put("leakyRelu", x -> Activation.leakyRelu(x, 0.2f));
    operations.put("elu", x -> Activation.elu(x, 1));
    operations.put("selu", Activation::selu);
    operations.put("gelu", Activation::gelu);
    operations.put("minimum relu6", Activation::relu6);
    operations.put("mul swish", x -> Activation.swish(x, 1));
    operations.put("add number", x -> x.add(1));
    operations.put("add constant", x -> x.add(x.getManager().ones(new Shape(7, 1))));
    operations.put("add array", x -> x.add(x.mean(new int[] {1}, true)));
    operations.put("add in place", x -> x.mul(1).addi(x.sum(new int[] {2}, true)));
    operations.put("sub", x -> x.get("0:1").sub(x));
    operations.put("neg of a number minus an array", x -> NDArrays.sub(1, x));
    operations.put("mul", x -> x.mul(x.get("0, :, 0:1, 0:1")));
    operations.put("div", x -> NDArrays.div(1f, x));
    operations.put("div in place", x -> x.mul(1).divi(3));
    operations.put("pow", x -> x.pow(2));
    operations.put("maximum", x -> x.maximum(0));
    operations.put("exp", NDArray::exp);
    operations.put("log", NDArray::log);
    operations.put("sqrt", NDArray::sqrt);
    operations.put("square", NDArray::square);
    operations.put("abs", NDArray::abs);
    operations.put("clip", x -> x.clip(0, 1));
    operations.put("softmax", x -> x.softmax(1));
    operations.put("reshape", x -> x.reshape(2, 4, -1));
    operations.put("squeeze", x -> x.get("0:1").squeeze());
    operations.put("squeeze one", x -> x.get("0:1").squeeze(0));
    operations.put("expandDims", x -> x.expandDims(1));
    operations.put("expandDims last", x -> x.expandDims(-1));
    operations.put("transpose", x -> x.transpose(0, 2, 3, 1));
    operations.put("transpose reversed", NDArray::transpose);
    operations.put("transpose swapAxes", x -> x.swapAxes(1, 3));
    operations.put("flatten", NDArray::flatten);
    operations.put("flatten some", x -> x.flatten(1, 2));
    operations.put("concat", x -> NDArrays.concat(new NDList(x, x.get(":, 1:"), x), 1));
    operations.put("stack", x -> NDArrays.stack(new NDList(x, x), 1));
    operations.put("split", x -> x.split(2, 1).get(1));
    operations.put("split at", x -> x.split(new long[] {3, 4}, 3).get(2));
    operations.put("get fixed", x -> x.get(1));
    operations.put("get ranges", x -> x.get(new NDIndex("..., 1:6:2, 2")));
    operations.put("matMul", x -> x.matMul(x.swapAxes(2, 3)));
    operations.put("batchMatMul", x -> x.reshape(8, 7, 10).batchMatMul(x.reshape(8, 10, 7)));
    operations.put("sum", NDArray::sum);
    operations.put("sum over axes", x -> x.sum(new int[] {2, -1}));
    operations.put("mean", x -> x.mean(new int[] {-1}, true));
    operations.put("max", x -> x.max(new int[] {1}));
    operations.put("min", NDArray::min);
    operations.put("broadcast", x -> x.get("0:1").broadcast(new Shape(3, 4, 7, 10)));
    return operations.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      Graph graph = traceAsTheEngineRuns(lambda(entry.getValue()), IMAGE);
                      Operation last = graph.operations().get(graph.operations().size() - 1);
                      assertThat(entry.getKey() + " ").startsWith(last.kind() + " ");
                      assertThat(graph.multiplyAdds()).isZero();
                    }))
        .toList();
  }

  @Test
  void anOperationThatIsNotKnownIsNamed() {
    assertUnsupported(x -> x.cumSum(1), "'cumSum'");
    assertUnsupported(x -> x.sort(), "'sort'");
    assertUnsupported(x -> x.getNDArrayInternal().resize(3, 3, 1), "'resize'");
    assertUnsupported(x -> x.get(x), "'get by other than numbers and ranges'");
    assertUnsupported(x -> x.getManager().randomUniform(0, 1, new Shape(2)), "'randomUniform'");
    assertUnsupported(
        x -> {
          x.toFloatArray();
          return x;
        },
        "'reading numbers'");
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertMisfit(x -> x.add(x.transpose()), "(2, 4, 7, 10) and (10, 7, 4, 2) don't broadcast");
    assertMisfit(x -> x.get("0:1").addi(x), "can't be broadcast into (1, 4, 7, 10)");
    assertMisfit(x -> x.reshape(3, -1), "can't be reshaped");
    assertMisfit(x -> x.softmax(1).mean(new int[] {4}), "has no axis 4");
    assertMisfit(x -> x.split(3, 1).get(0), "can't be split into 3");
    assertMisfit(x -> x.matMul(x), "can't be multiplied");
    assertMisfit(x -> NDArrays.concat(new NDList(x, x.get("0:1")), 1), "can't be concatenated");
  }

  @Test
  void aBlockWithoutShapesMustBeInitializedFirst() {
    assertThatThrownBy(() -> Tracer.trace(conv(4, 3, 1, 1, 1, 1), IMAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("initialize the block before it is traced");
  }

  @Test
  void inputsOfAnotherSizeThanAtInitializationAreTraced() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Block block = conv(6, 3, 1, 1, 1, 1);
      block.initialize(manager, DataType.FLOAT32, IMAGE);
      assertThat(Tracer.trace(block, new Shape(1, 4, 4096, 4096)).activations())
          .isEqualTo(6L * 4096 * 4096);
      assertThatThrownBy(() -> Tracer.trace(block, new Shape(1, 3, 8, 8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("doesn't fit a convolution's weight (6, 4, 3, 3)");
    }
  }

  private static void assertUnsupported(UnaryOperator<NDArray> operation, String name) {
    assertThatThrownBy(() -> Tracer.trace(lambda(operation), IMAGE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("the operation " + name + " can't be traced");
  }

  private static void assertMisfit(UnaryOperator<NDArray> operation, String message) {
    assertThatThrownBy(() -> Tracer.trace(lambda(operation), IMAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Block lambda(UnaryOperator<NDArray> operation) {
    return new LambdaBlock(list -> new NDList(operation.apply(list.singletonOrThrow())));
  }

  private static Block conv(
      int filters, int kernel, int stride, int padding, int dilation, int groups) {
    return Conv2d.builder()
        .setKernelShape(new Shape(kernel, kernel))
        .setFilters(filters)
        .optStride(new Shape(stride, stride))
        .optPadding(new Shape(padding, padding))
        .optDilation(new Shape(dilation, dilation))
        .optGroups(groups)
        .build();
  }

  /** Traces a block, and checks that its last shape is the one PyTorch computes. */
  private static Graph traceAsTheEngineRuns(Block block, Shape input) {
    try (NDManager manager = NDManager.newBaseManager()) {
      block.initialize(manager, DataType.FLOAT32, input);
      NDList real =
          block.forward(new ParameterStore(manager, false), new NDList(manager.ones(input)), false);
      Graph graph = Tracer.trace(block, input);
      assertThat(graph.operations().get(graph.operations().size() - 1).output())
          .isEqualTo(real.singletonOrThrow().getShape());
      return graph;
    }
  }
}
