package io.mirnet.blocks.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void valuesMustFillTheShape() {
    assertThatThrownBy(() -> new Tensor(new Shape(2, 3), new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 values don't fill the shape (2, 3)");
  }

  @Test
  void aScalarHasOneValueAndAnEmptyTensorNone() {
    assertThat(new Tensor(new Shape(), new float[] {4}).values()).containsExactly(4);
    assertThat(new Tensor(new Shape(0, 3), new float[0]).values()).isEmpty();
  }

  @Test
  void equalityLooksIntoTheValues() {
    Tensor tensor = new Tensor(new Shape(2), new float[] {1, 2});
    assertThat(tensor)
        .isEqualTo(new Tensor(new Shape(2), new float[] {1, 2}))
        .hasSameHashCodeAs(new Tensor(new Shape(2), new float[] {1, 2}))
        .isNotEqualTo(new Tensor(new Shape(2, 1), new float[] {1, 2}))
        .isNotEqualTo(new Tensor(new Shape(2), new float[] {1, 3}));
  }

  @Test
  void aTensorFileDoesNotSeeLaterChanges() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    TensorFile file = new TensorFile(tensors, Map.of());
    tensors.put("late", new Tensor(new Shape(), new float[1]));
    assertThat(file.tensors()).isEmpty();
    assertThatThrownBy(() -> file.tensors().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
