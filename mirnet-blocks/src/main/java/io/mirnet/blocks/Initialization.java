package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.util.SplittableRandom;

/**
 * The first weights of a network, laid out channels-last.
 *
 * <p>A weight whose initializer nobody chose is uniform within 1 / sqrt(fan in), which is what
 * PyTorch gives a convolution (Kaiming uniform with a = sqrt(5)). It is a function of the seed and
 * the parameter's name, so that it is the same on every device and for any number of threads.
 */
final class Initialization {
  private final long seed;
  private final ChannelsLast channelsLast = new ChannelsLast();

  Initialization(long seed) {
    this.seed = seed;
  }

  /** Gives a parameter its initializer; the parameter has no array yet. */
  void prepare(String name, Parameter parameter) {
    Initializer chosen = parameter.getInitializer();
    boolean open = chosen == Parameter.Type.WEIGHT.getInitializer();
    Initializer initializer = open ? (manager, shape, type) -> draw(name, manager, shape) : chosen;
    parameter.setInitializer(
        (manager, shape, type) -> initialize(initializer, manager, shape, type));
  }

  private NDArray initialize(
      Initializer initializer, NDManager manager, Shape shape, DataType type) {
    NDArray array = initializer.initialize(manager, shape, type);
    if (shape.dimension() != 4) {
      return array;
    }
    try (array) {
      return channelsLast.toArray(manager, ChannelsLast.values(array), shape);
    }
  }

  private NDArray draw(String name, NDManager manager, Shape shape) {
    long fanIn = shape.dimension() > 1 ? shape.slice(1).size() : shape.size();
    double bound = 1 / Math.sqrt((double) fanIn);
    SplittableRandom random = new SplittableRandom(seed * 31 + name.hashCode());
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return manager.create(values, shape);
  }
}
