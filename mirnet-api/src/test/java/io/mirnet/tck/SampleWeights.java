package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A small network's weights and gradients by name, and what becomes of them. */
final class SampleWeights {
  static final String WEIGHT = "conv.weight";
  static final String BIAS = "conv.bias";
  private static final Shape SHAPE = new Shape(4, 3, 3, 3);

  private SampleWeights() {}

  /** A convolution's weight in channels-last order, and a bias; both want a gradient. */
  static Map<String, NDArray> trained(NDManager manager) {
    Map<String, NDArray> weights = gradients(manager, 1);
    weights.values().forEach(weight -> weight.setRequiresGradient(true));
    return weights;
  }

  /** Arrays of the same shapes and memory order, which want no gradient. */
  static Map<String, NDArray> gradients(NDManager manager, long seed) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    arrays.put(
        WEIGHT, Samples.channelsLast(manager, Samples.signedValues(seed, SHAPE.size()), SHAPE));
    arrays.put(BIAS, manager.create(Samples.signedValues(seed + 1, SHAPE.get(0))));
    return arrays;
  }

  /** The same values in the order (N, C, H, W) of memory. */
  static Map<String, NDArray> contiguous(Map<String, NDArray> arrays) {
    Map<String, NDArray> copies = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            copies.put(name, array.getManager().create(array.toFloatArray(), array.getShape())));
    return copies;
  }

  /** Writes values into arrays that are there, as a checkpoint is restored. */
  static void restore(Map<String, float[]> values, Map<String, NDArray> arrays) {
    assertThat(arrays.keySet()).as("names").isEqualTo(values.keySet());
    values.forEach((name, array) -> BlockParameters.set(arrays.get(name), array));
  }

  static Map<String, float[]> values(Map<String, NDArray> arrays) {
    Map<String, float[]> values = new LinkedHashMap<>();
    arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
    return values;
  }

  static void assertSame(Map<String, float[]> actual, Map<String, float[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
  }

  static void assertClose(
      Map<String, float[]> actual, Map<String, float[]> expected, double distance) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, values) ->
            assertThat(Samples.distance(actual.get(name), values))
                .as("largest distance in " + name)
                .isCloseTo(0, within(distance)));
  }

  /** The engine records gradients on every thread but its own, unless it is told not to. */
  static void onAnotherThread(Runnable task) {
    CompletableFuture.runAsync(task, started -> new Thread(started).start()).join();
  }
}
