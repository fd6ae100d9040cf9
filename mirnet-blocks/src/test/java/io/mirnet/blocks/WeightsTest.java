package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.weights.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final Shape SHAPE = new Shape(2, 3, 3, 3);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void capturedValuesAreInTheLogicalOrder() {
    NDArray array =
        new ChannelsLast().toArray(manager, new float[] {1, 2, 3, 4}, new Shape(1, 2, 1, 2));
    assertThat(Weights.capture(Map.of("w", array)))
        .isEqualTo(Map.of("w", new Tensor(new Shape(1, 2, 1, 2), new float[] {1, 3, 2, 4})));
  }

  @Test
  void capturingLeavesNoArraysBehind() {
    NDArray array = Samples.features(manager, 1, SHAPE);
    int before = manager.getManagedArrays().size();
    for (int i = 0; i < 20; i++) {
      Weights.capture(Map.of("w", array));
    }
    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  @Test
  void restoredArraysHaveTheValuesAndKeepTheirMemoryOrder() {
    NDArray array = Samples.features(manager, 1, SHAPE);
    array.setRequiresGradient(true);
    Tensor tensor = new Tensor(SHAPE, Samples.pixels(2, SHAPE.size()));
    Weights.restore(Map.of("w", tensor), Map.of("w", array), "file");
    assertThat(Weights.capture(Map.of("w", array))).isEqualTo(Map.of("w", tensor));
    assertThat(array.hasGradient()).isTrue();
    assertThat(MemoryOrder.isChannelsLast(array)).isTrue();
  }

  @Test
  void restoringLeavesNoArraysBehind() {
    NDArray array = Samples.features(manager, 1, SHAPE);
    int before = manager.getManagedArrays().size();
    Tensor tensor = new Tensor(SHAPE, Samples.pixels(2, SHAPE.size()));
    for (int i = 0; i < 20; i++) {
      Weights.restore(Map.of("w", tensor), Map.of("w", array), "file");
    }
    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  @Test
  void aCopyKeepsTheMemoryOrderOfItsTarget() {
    NDArray from = manager.create(Samples.pixels(1, SHAPE.size()), SHAPE);
    NDArray to = Samples.features(manager, 2, SHAPE);
    Weights.copy(from, to);
    assertThat(to.toFloatArray()).isEqualTo(from.toFloatArray());
    assertThat(MemoryOrder.isChannelsLast(to)).isTrue();
    assertThat(to.hasGradient()).isFalse();
  }

  @Test
  void aCopyIsNoLink() {
    NDArray from = manager.create(new float[] {1, 2}, new Shape(1, 1, 1, 2));
    NDArray to = manager.zeros(new Shape(1, 1, 1, 2));
    Weights.copy(from, to);
    from.addi(5);
    assertThat(to.toFloatArray()).containsExactly(1, 2);
  }

  @Test
  void anotherThreadMayCopyIntoParameters() {
    NDArray from = Samples.features(manager, 1, SHAPE);
    NDArray to = Samples.features(manager, 2, SHAPE);
    to.setRequiresGradient(true);
    assertThatCode(() -> CompletableFuture.runAsync(() -> Weights.copy(from, to)).join())
        .doesNotThrowAnyException();
    assertThat(to.toFloatArray()).isEqualTo(from.toFloatArray());
    assertThat(to.hasGradient()).isTrue();
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put("a", manager.ones(SHAPE));
    arrays.put("b", manager.ones(SHAPE));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", new Tensor(new Shape(2), new float[2]));
    for (int i = 1; i <= 5; i++) {
      tensors.put("x" + i, new Tensor(new Shape(1), new float[1]));
    }
    assertThatThrownBy(() -> Weights.restore(tensors, arrays, "some.pth"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("some.pth does not fit the network")
        .hasMessageContaining("lacks a")
        .hasMessageContaining("has unknown x1, x2, x3 and 2 more")
        .hasMessageContaining("b (2) instead of (2, 3, 3, 3)");
    assertThat(arrays.get("a").toFloatArray()).containsOnly(1);
  }
}
