package io.mirnet.blocks.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageBlockTest {
  private static final Shape SHAPE = new Shape(1, 2, 1, 1);

  private final NDManager manager = NDManager.newBaseManager();

  /** Computes without parameters. */
  private static final class Computation extends ImageBlock {
    private final Function<NDList, NDArray> function;

    Computation(Function<NDList, NDArray> function) {
      this.function = function;
    }

    @Override
    protected NDArray compute(Pass pass, NDList inputs) {
      return function.apply(inputs);
    }
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void whatIsComputedOnTheWayGoesAndInputsStayWithTheirManager() {
    NDArray x = manager.ones(SHAPE);
    NDArray y = run(inputs -> inputs.head().add(1).mul(2).sub(1), x);
    assertThat(y.toFloatArray()).containsExactly(3, 3);
    assertThat(manager.getManagedArrays()).containsExactlyInAnyOrder(x, y);
    assertThat(x.getManager()).isSameAs(manager);
  }

  @Test
  void oneArrayMayBeGivenTwice() {
    NDArray x = manager.ones(SHAPE);
    NDArray y = run(inputs -> inputs.get(0).add(inputs.get(1)), x, x);
    assertThat(y.toFloatArray()).containsExactly(2, 2);
    assertThat(x.toFloatArray()).containsExactly(1, 1);
    assertThat(x.getManager()).isSameAs(manager);
  }

  @Test
  void theOutputMayBeTheInput() {
    NDArray x = manager.ones(SHAPE);
    NDArray y = run(NDList::head, x);
    assertThat(y.toFloatArray()).containsExactly(1, 1);
    assertThat(y.getManager()).isSameAs(manager);
  }

  @Test
  void inputsStayWithTheirManagerWhenTheComputationFails() {
    NDArray x = manager.ones(SHAPE);
    assertThatThrownBy(() -> run(inputs -> inputs.get(7), x))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(x.toFloatArray()).containsExactly(1, 1);
    assertThat(x.getManager()).isSameAs(manager);
  }

  @Test
  void otherChannelsThanAtInitializationAreRefused() {
    assertThatThrownBy(() -> run(NDList::head, manager.ones(new Shape(1, 5, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Computation takes (N, 2, H, W), not (1, 5, 1, 1)");
    assertThatThrownBy(() -> run(NDList::head, manager.ones(new Shape(2, 3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("not (2, 3)");
  }

  private NDArray run(Function<NDList, NDArray> function, NDArray... inputs) {
    Computation block = new Computation(function);
    block.initialize(manager, DataType.FLOAT32, SHAPE);
    return Layers.run(block, new ParameterStore(manager, false), false, inputs);
  }
}
