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

class DownsampleTest {
  @Test
  void anOddEdgeIsTheAverageOfThePixelsThatAreThere() {
    Shape shape = new Shape(1, 1, 3, 3);
    Downsample down = new Downsample(1);
    try (NDManager manager = NDManager.newBaseManager()) {
      down.setInitializer(Initializer.ONES, Parameter.Type.WEIGHT);
      down.initialize(manager, DataType.FLOAT32, shape);
      NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, shape);
      NDArray y = Layers.run(down, new ParameterStore(manager, false), false, x);
      assertThat(y.getShape()).isEqualTo(down.getOutputShapes(new Shape[] {shape})[0]);
      assertThat(y.toFloatArray()).containsExactly(3, 4.5f, 7.5f, 9);
    }
  }
}
