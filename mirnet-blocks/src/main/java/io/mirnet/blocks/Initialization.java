package io.mirnet.blocks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.initializer.Initializer;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * The first weights of a network that is to be trained.
 *
 * <p>A weight whose initializer nobody chose is uniform within 1 / sqrt(fan in), which is what
 * PyTorch gives a convolution (Kaiming uniform with a = sqrt(5)). It is a function of the seed and
 * the parameter's name, so that it is the same on every device and for any number of threads.
 *
 * <p>An initializer that a plugin chose may draw from the engine's generator. It is seeded before
 * the first of them, and on close with a number that was drawn from it before: so what the program
 * draws afterwards depends on its own seed. Without such initializers it is not touched.
 */
final class Initialization implements AutoCloseable {
  private final long seed;
  private OptionalInt next = OptionalInt.empty();

  Initialization(long seed) {
    this.seed = seed;
  }

  /** Returns the initializer to use for a parameter, which has no array yet. */
  Initializer of(String name, Parameter parameter) {
    Initializer chosen = parameter.getInitializer();
    if (chosen == Parameter.Type.WEIGHT.getInitializer()) {
      return (manager, shape, type) -> draw(name, manager, shape);
    }
    if (chosen == Initializer.ZEROS
        || chosen == Initializer.ONES
        || chosen instanceof ConstantInitializer) {
      return chosen;
    }
    return (manager, shape, type) -> fromEngine(chosen, manager, shape, type);
  }

  private NDArray fromEngine(Initializer chosen, NDManager manager, Shape shape, DataType type) {
    if (next.isEmpty()) {
      try (NDManager own = NDManager.newBaseManager(Device.cpu())) {
        int[] drawn =
            own.randomInteger(0, Integer.MAX_VALUE, new Shape(1), DataType.INT32).toIntArray();
        next = OptionalInt.of(drawn[0]);
      }
      Engine.getInstance().setRandomSeed((int) seed);
    }
    return chosen.initialize(manager, shape, type);
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

  @Override
  public void close() {
    next.ifPresent(drawn -> Engine.getInstance().setRandomSeed(drawn));
  }
}
