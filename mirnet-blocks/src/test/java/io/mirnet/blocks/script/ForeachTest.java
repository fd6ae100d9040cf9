package io.mirnet.blocks.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.ChannelsLast;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeachTest {
  private static final Shape SHAPE = new Shape(2, 3, 2, 2);

  @Test
  void aMomentInAnotherMemoryOrderIsRefused() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = channelsLast(manager);
      NDArray moment = manager.zeros(SHAPE);
      Foreach.AdamRule rule = new Foreach.AdamRule(0.9, 0.999, 1e-8, false);
      List<List<NDArray>> arrays =
          List.of(List.of(weight), List.of(weight), List.of(moment), List.of(moment));
      assertThatThrownBy(() -> Foreach.adam(rule, arrays, 1, 1e-3, 0))
          .hasMessageContaining("another order than its weight");
    }
  }

  @Test
  void aGradientInAnotherMemoryOrderIsPutInOrder() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = channelsLast(manager);
      NDArray gradient = manager.arange(24).reshape(SHAPE).toType(weight.getDataType(), true);
      Foreach.SgdRule rule = new Foreach.SgdRule(0, 0, false);
      float[] expected = weight.sub(gradient.mul(0.5f)).toFloatArray();
      Foreach.sgd(rule, List.of(List.of(weight), List.of(gradient)), true, 0.5, 0);
      assertThat(weight.toFloatArray()).containsExactly(expected, within(1e-6f));
    }
  }

  @Test
  void whatIsFlattenedIsSpreadAgain() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray first = channelsLast(manager);
      NDArray second = manager.arange(5f);
      NDArray flat = Foreach.flatten(List.of(first, second));
      NDArray to = channelsLast(manager).mul(0);
      NDArray other = manager.zeros(new Shape(5));
      Foreach.spread(flat, List.of(to, other));
      assertThat(to.toFloatArray()).containsExactly(first.toFloatArray());
      assertThat(other.toFloatArray()).containsExactly(0, 1, 2, 3, 4);
    }
  }

  private static NDArray channelsLast(NDManager manager) {
    float[] values = new float[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 7 % 24;
    }
    return new ChannelsLast().toArray(manager, values, SHAPE);
  }
}
