package io.mirnet.blocks.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import org.junit.jupiter.api.Test;

class UpsampleTest {
  @Test
  void cornersAreNotAligned() {
    Shape shape = new Shape(1, 1, 1, 2);
    Upsample up = new Upsample(1);
    try (NDManager manager = NDManager.newBaseManager()) {
      up.setInitializer(Initializer.ONES, Parameter.Type.WEIGHT);
      up.initialize(manager, DataType.FLOAT32, shape);
      NDArray x = manager.create(new float[] {0, 4}, shape);
      NDArray y = Layers.run(up, new ParameterStore(manager, false), false, x);
      assertThat(y.getShape()).isEqualTo(up.getOutputShapes(new Shape[] {shape})[0]);
      // The new pixels lie a quarter of an old one beside the old centres: 0, 1, 3, 4, twice.
      assertThat(y.toFloatArray()).containsExactly(0, 1, 3, 4, 0, 1, 3, 4);
    }
  }
}
