package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parameters of a block: listing, first values and copies, each as mirnet does it. */
final class BlockParameters {
  private static final NDIndex EVERYTHING = new NDIndex("...");

  /** Share of a usual first weight that is added, since a block may start some of its at zero. */
  private static final float NUDGE = 0.5f;

  private BlockParameters() {}

  /** By DJL's names, in the block's order; one that two children share appears once. */
  static Map<String, Parameter> of(Block block) {
    Map<String, Parameter> found = new LinkedHashMap<>();
    Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Pair<String, Parameter> each : block.getParameters()) {
      if (seen.add(each.getValue())) {
        found.put(each.getKey(), each.getValue());
      }
    }
    return found;
  }

  /** The arrays of those parameters that are trained. */
  static Map<String, NDArray> trained(Block block) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    of(block)
        .forEach(
            (name, parameter) -> {
              if (parameter.requiresGradient()) {
                arrays.put(name, parameter.getArray());
              }
            });
    return arrays;
  }

  /** A weight whose initializer the block didn't choose is uniform within 1 / sqrt(fan in). */
  static void initialize(Block block, NDManager manager, Shape... inputs) {
    of(block)
        .forEach(
            (name, parameter) -> {
              if (parameter.getInitializer() == Parameter.Type.WEIGHT.getInitializer()) {
                parameter.setInitializer((owner, shape, type) -> draw(name, owner, shape));
              }
            });
    block.initialize(manager, DataType.FLOAT32, inputs);
  }

  private static NDArray draw(String name, NDManager manager, Shape shape) {
    return manager.create(uniform(name.hashCode(), shape), shape);
  }

  /** Values within 1 / sqrt(fan in), which keep features at the size that they have. */
  private static float[] uniform(long seed, Shape shape) {
    long fanIn = shape.dimension() > 1 ? shape.slice(1).size() : shape.size();
    float bound = (float) (1 / Math.sqrt((double) fanIn));
    float[] values = Samples.signedValues(seed, shape.size());
    for (int i = 0; i < values.length; i++) {
      values[i] *= bound;
    }
    return values;
  }

  /** Moves all parameters away from where the block started them. */
  static void nudge(Block block) {
    of(block)
        .forEach(
            (name, parameter) -> {
              NDArray array = parameter.getArray();
              float[] values = array.toFloatArray();
              float[] nudges = uniform(~name.hashCode(), array.getShape());
              for (int i = 0; i < values.length; i++) {
                values[i] += NUDGE * nudges[i];
              }
              set(array, values);
            });
  }

  /** Moves what is trained against its gradient, which is zero afterwards; the rest stays. */
  static void descend(Block block, float step) {
    trained(block)
        .forEach(
            (name, array) -> {
              assertThat(array.hasGradient())
                  .as("gradient of " + name + ", which is trained")
                  .isTrue();
              try (NDArray gradient = array.getGradient()) {
                float[] slopes = gradient.toFloatArray();
                float[] values = array.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                  values[i] -= step * slopes[i];
                }
                set(array, values);
                gradient.set(EVERYTHING, 0);
              }
            });
  }

  /** Copies all parameters into a block of the same kind, by name. */
  static void copy(Block from, Block to) {
    Map<String, Parameter> source = of(from);
    of(to)
        .forEach(
            (name, parameter) ->
                set(parameter.getArray(), source.get(name).getArray().toFloatArray()));
  }

  /** Writes into the memory that is there; DJL's copyTo would change its order. */
  static void set(NDArray array, float[] values) {
    boolean gradient = array.hasGradient();
    if (gradient) {
      array.setRequiresGradient(false); // the engine forbids writing otherwise
    }
    try (NDArray source = array.getManager().create(values, array.getShape())) {
      array.set(EVERYTHING, source);
    }
    if (gradient) {
      array.setRequiresGradient(true);
    }
  }
}
