package io.mirnet.blocks.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import io.mirnet.blocks.ParameterNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from {@code compute}: shapes of children and outputs, and who owns results. */
class DataFlowTest {
  private static final Shape SHAPE = new Shape(1, 4, 6, 6);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  /** Is run from the last child to the first, and changes channels and sides on the way. */
  private static final class Backwards extends ImageBlock {
    private final Block last = child("last", Layers.conv1x1(3));
    private final Block down = child("down", new Downsample(8));
    private final Block first = child("first", Layers.conv(6).kernel(3).bias(true).build());

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      NDArray x = inputs.singletonOrThrow();
      NDArray small = pass.run(List.of(first, down), x);
      return pass.run(last, NDArrays.concat(new NDList(small, small), 1));
    }
  }

  @Test
  void childrenLearnTheirShapesWhereTheyAreRun() {
    Backwards block = initialized(new Backwards());
    Map<String, Parameter> parameters = ParameterNames.of(block);
    assertThat(parameters.keySet())
        .containsExactly("last.weight", "down.body.0.bot.1.weight", "first.weight", "first.bias");
    assertThat(parameters.values())
        .extracting(Parameter::getShape)
        .containsExactly(
            new Shape(3, 16, 1, 1), new Shape(8, 6, 1, 1), new Shape(6, 4, 3, 3), new Shape(6));
    NDArray y = run(block, manager.ones(SHAPE));
    assertThat(y.getShape()).isEqualTo(new Shape(1, 3, 3, 3));
    assertThat(block.getOutputShapes(new Shape[] {SHAPE})).containsExactly(y.getShape());
  }

  /** Has a child that it doesn't run. */
  private static final class Forgetful extends ImageBlock {
    Forgetful() {
      child("used", Layers.conv1x1(1));
      child("gates.0", Layers.conv1x1(1));
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.run(getChildren().valueAt(0), inputs.head());
    }
  }

  @Test
  void aChildThatIsNeverRunIsNamed() {
    assertThatThrownBy(() -> initialized(new Forgetful()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Forgetful never runs its children gates.0; run them in compute, or leave them out");
  }

  /** Uses what shapes can't follow. */
  private static class Sorting extends ImageBlock {
    private final Block conv = child("conv", Layers.conv1x1(4));

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.run(conv, inputs.head()).sort(3);
    }
  }

  @Test
  void anOperationThatCanNotBeTracedIsNamedWithItsBlockAndTheRemedy() {
    assertThatThrownBy(() -> initialized(new Sorting()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "Sorting: the operation 'sort' can't be traced; a block that uses it has no script, no"
                + " export and no count of multiply-adds, and has to override initializeChildBlocks and getOutputShapes");
  }

  /** Says its shapes by hand. */
  private static final class HandMade extends Sorting {
    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
      getChildren().values().forEach(child -> child.initialize(manager, type, inputs));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  /** Has a child that can't be traced. */
  private static final class Outer extends ImageBlock {
    private final Block inner;
    private final Block conv = child("conv", Layers.conv1x1(2));

    Outer(Block inner) {
      this.inner = child("inner", inner);
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.run(conv, pass.run(inner, inputs.head()));
    }
  }

  @Test
  void aBlockThatSaysItsShapesByHandMayDoAnything() {
    Outer block = initialized(new Outer(new HandMade()));
    assertThat(run(block, manager.ones(SHAPE)).getShape()).isEqualTo(new Shape(1, 2, 6, 6));
    assertThatThrownBy(() -> initialized(new Outer(new Sorting())))
        .hasMessageStartingWith("Sorting: the operation 'sort'");
  }

  @Test
  void containersOfDjlMayBeChildren() {
    Block container =
        new SequentialBlock()
            .add(Layers.conv1x1(7))
            .add(BatchNorm.builder().build())
            .add(new Downsample(5));
    Outer block = initialized(new Outer(container));
    assertThat(run(block, manager.ones(SHAPE)).getShape()).isEqualTo(new Shape(1, 2, 3, 3));
  }

  /** Has a child of two outputs. */
  private static final class Forked extends ImageBlock {
    private final Block fork =
        child(
            "fork",
            new ParallelBlock(
                outputs -> new NDList(outputs.get(0).head(), outputs.get(1).head()),
                List.of(Layers.conv1x1(3), Layers.conv1x1(5))));
    private final Block conv = child("conv", Layers.conv1x1(1));

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.run(conv, NDArrays.concat(pass.forward(fork, inputs), 1));
    }
  }

  @Test
  void aChildMayHaveSeveralOutputs() {
    assertThat(ParameterNames.of(initialized(new Forked())).get("conv.weight").getShape())
        .isEqualTo(new Shape(1, 8, 1, 1));
  }

  /** y = (2 beta) x, where the first operand is the parameter. */
  private static final class Scaled extends ImageBlock {
    private final Parameter beta;

    Scaled(Shape shape) {
      beta = parameter("beta", Parameter.Type.OTHER, shape, Initializer.ONES);
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return pass.value(beta).reshape(1, -1, 1, 1).mul(2).mul(inputs.head());
    }
  }

  @Test
  void whatIsComputedFromAParameterGoesWithTheBlockAndItsGradientArrives() {
    assertGradientAndNothingLeft();
  }

  @Test
  void soItDoesOnAnotherThread() {
    CompletableFuture.runAsync(this::assertGradientAndNothingLeft).join();
  }

  private void assertGradientAndNothingLeft() {
    for (Shape shape : List.of(new Shape(4), new Shape(1, 4, 1, 1), new Shape())) {
      Scaled block = initialized(new Scaled(shape));
      NDArray beta = ParameterNames.of(block).get("beta").getArray();
      int before = manager.getManagedArrays().size();
      try (NDManager step = manager.newSubManager();
          GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray x = step.ones(SHAPE);
        collector.backward(Layers.run(block, new ParameterStore(manager, false), true, x).sum());
      }
      assertThat(manager.getManagedArrays().size()).as("arrays").isEqualTo(before);
      try (NDArray gradient = beta.getGradient();
          NDArray sum = gradient.sum()) {
        assertThat(gradient.getShape()).isEqualTo(shape);
        assertThat(sum.getFloat()).isEqualTo(2 * SHAPE.size());
      }
      assertThat(beta.getManager()).isSameAs(manager);
    }
  }

  /** DJL's BatchNorm moves its input to the manager that it finds the input in. */
  @Test
  void aBatchNormOfTheInputLeavesTheInputOpen() {
    Outer block = initialized(new Outer(BatchNorm.builder().build()));
    NDArray x = manager.ones(SHAPE);
    run(block, x);
    assertThat(x.getManager()).isSameAs(manager);
    assertThat(x.toFloatArray()).containsOnly(1);
  }

  private <B extends Block> B initialized(B block) {
    block.initialize(manager, DataType.FLOAT32, SHAPE);
    return block;
  }

  private NDArray run(Block block, NDArray x) {
    return Layers.run(block, new ParameterStore(manager, false), false, x);
  }
}
