package io.mirnet.cli.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The engine's product of two large float32 matrices: what the machine can do at best just now. */
final class Products implements Contestant {
  private static final int SIDE = 2048;

  private final Device device;

  Products(Device device) {
    this.device = device;
  }

  @Override
  public List<Task> tasks() {
    OptionalDouble gigaflop = OptionalDouble.of(Flops.product(SIDE));
    return List.of(new Task(Part.GEMM, Optional.empty(), SIDE, 1, gigaflop, this::multiply));
  }

  /** The matrices are made anew, so that they take no memory while the network computes. */
  private double multiply() {
    try (NDManager manager = NDManager.newBaseManager(device)) {
      Shape square = new Shape(SIDE, SIDE);
      NDArray left = manager.randomUniform(0, 1, square, DataType.FLOAT32);
      NDArray right = manager.randomUniform(0, 1, square, DataType.FLOAT32);
      right.get(new NDIndex(0, 0)).getFloat();
      return Task.Work.of(() -> left.matMul(right).get(new NDIndex(0, 0)).getFloat()).seconds();
    }
  }

  @Override
  public void close() {}
}
