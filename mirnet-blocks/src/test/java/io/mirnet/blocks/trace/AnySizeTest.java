package io.mirnet.blocks.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AnySizeTest {
  private static AnySize trace(int multiple, UnaryOperator<NDArray> operation) {
    Block block = new LambdaBlock(list -> new NDList(operation.apply(list.singletonOrThrow())));
    return AnySize.of(
        new AnySize.Subject(
            Map.of(),
            (store, inputs) -> block.forward(store, inputs, false, null),
            multiple,
            (n, h, w) -> new Shape[] {new Shape(n, 3, h, w)}));
  }

  private static Shape output(AnySize traced, long n, long h, long w) {
    Graph graph = traced.graph();
    return graph.nodes().get(graph.outputs().get(0)).output(n, h, w);
  }

  @Test
  void sizesFollowFromThoseOfTheInput() {
    AnySize rows =
        trace(
            4,
            x -> {
              Shape s = x.getShape();
              return x.transpose(0, 2, 3, 1).reshape(s.get(0), s.get(2) * s.get(3) / 16, 48);
            });
    assertThat(output(rows, 5, 8, 12)).isEqualTo(new Shape(5, 6, 48));
    assertThat(rows.multiple()).isEqualTo(4);
    AnySize padded = trace(1, x -> x.pad(new Shape(1, 2, 0, 3), 0));
    assertThat(output(padded, 1, 10, 20)).isEqualTo(new Shape(1, 3, 13, 23));
  }

  @Test
  void aNumberThatFollowsFromTheSizeIsNoConstant() {
    AnySize mean = trace(1, x -> x.sum(new int[] {2, 3}, true).div(x.size(2) * x.size(3)));
    Operation last = mean.graph().operations().get(1);
    assertThat(((Size) last.attributes().get("number")).at(1, 7, 9)).isEqualTo(63);
  }

  @Test
  void whatIsPaddedToAMultipleHoldsForItsMultiples() {
    AnySize padded = trace(1, x -> x.pad(new Shape(0, 0, 0, Math.floorMod(-x.size(2), 16)), 0));
    assertThat(padded.multiple()).isEqualTo(16);
    assertThat(output(padded, 1, 32, 5)).isEqualTo(new Shape(1, 3, 32, 5));
  }

  @Test
  void whatDependsOnTheSizeInAnotherWayIsRefused() {
    assertThatThrownBy(() -> trace(1, x -> x.size(2) > 200 ? x.add(1) : x.mul(2)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> trace(1, x -> x.mul(1f / x.size(2))))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("follow from the input's in no simple way");
    assertThatThrownBy(
            () ->
                trace(
                    1,
                    x -> {
                      NDList parts = new NDList();
                      for (int i = 0; i < x.size(0); i++) {
                        parts.add(x.get(i));
                      }
                      return NDArrays.stack(parts);
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
