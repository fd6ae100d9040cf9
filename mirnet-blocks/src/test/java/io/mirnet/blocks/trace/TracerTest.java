package io.mirnet.blocks.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
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
        .singleElement()
        .satisfies(
            convolution -> {
              assertThat(convolution.kind()).isEqualTo(Kind.CONVOLUTION);
              assertThat(convolution.output()).isEqualTo(new Shape(2, 6, 7, 10));
              assertThat(graph.multiplyAdds(convolution)).isEqualTo(30_240);
              assertThat(weight(graph, convolution)).isEqualTo("weight");
            });
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

  /** Its input and its output; of a chain, the two greatest that meet. */
  @Test
  void whatIsLiveAtOnceIsGivenUpAfterItsLastReader() {
    SequentialBlock chain = new SequentialBlock();
    for (int channels : new int[] {6, 2, 1}) {
      chain.add(conv(channels, 3, 1, 1, 1, 1));
    }
    Graph graph = traceAsTheEngineRuns(chain, IMAGE);
    assertThat(graph.mostLive()).isEqualTo(2L * 7 * 10 * (4 + 6));
  }

  @Test
  void aLinearLayerCountsButNotAsActivation() {
    Graph graph = traceAsTheEngineRuns(Linear.builder().setUnits(3).build(), new Shape(2, 5, 8));
    assertThat(graph.operations())
        .singleElement()
        .satisfies(
            linear -> {
              assertThat(linear.kind()).isEqualTo(Kind.LINEAR);
              assertThat(linear.output()).isEqualTo(new Shape(2, 5, 3));
              assertThat(graph.multiplyAdds(linear)).isEqualTo(2L * 5 * 3 * 8);
              assertThat(weight(graph, linear)).isEqualTo("weight");
            });
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
            Kind.CONVOLUTION,
            Kind.LEAKY_RELU,
            Kind.ADD,
            Kind.MAX_POOL,
            Kind.GLOBAL_AVG_POOL,
            Kind.RESHAPE,
            Kind.LINEAR);
    assertThat(graph.multiplyAdds()).isEqualTo(2L * 4 * 7 * 10 * 4 + 2 * 3 * 4);
    assertThat(network.getParameters().keys())
        .contains(
            weight(graph, graph.operations().get(0)), weight(graph, graph.operations().get(6)));
    assertThat(weight(graph, graph.operations().get(0))).endsWith("weight");
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
        .containsExactly(Kind.BATCH_NORM, Kind.LAYER_NORM, Kind.DROPOUT);
    assertThat(graph.multiplyAdds()).isZero();
  }

  /** Each gives the shape that PyTorch gives, and its own name last. */
  @TestFactory
  List<DynamicTest> eachOperationHasTheShapeOfTheRealOne() {
    return ArrayOperations.all().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      Graph graph = traceAsTheEngineRuns(lambda(entry.getValue()), IMAGE);
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
  private static String weight(Graph graph, Operation layer) {
    return graph.nodes().get(layer.operands().get(1)).name();
  }

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
