package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.weights.Matching;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.blocks.weights.TensorFile;
import io.mirnet.blocks.weights.TensorSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies values between live arrays and the tensors of a file, by name. */
public final class Weights {
  private static final NDIndex EVERYTHING = new NDIndex("...");

  private Weights() {}

  /**
   * Copies arrays out.
   *
   * @param arrays live arrays by name
   * @return their values, in the order (N, C, H, W) whatever the memory order is
   */
  public static Map<String, Tensor> capture(Map<String, NDArray> arrays) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          Shape shape = array.getShape();
          tensors.put(name, new Tensor(shape, ChannelsLast.read(array.reshape(shape))));
        });
    return tensors;
  }

  /**
   * Copies values into arrays, which keep their memory order.
   *
   * @param tensors values by name
   * @param arrays live arrays; each must have its values, and there may be no others
   * @param source the file, for messages
   * @throws InputException if a tensor is missing, left over or of another shape; nothing is copied
   *     then
   */
  public static void restore(
      Map<String, Tensor> tensors, Map<String, NDArray> arrays, String source) {
    Map<String, Shape> wanted = new LinkedHashMap<>();
    arrays.forEach((name, array) -> wanted.put(name, array.getShape()));
    TensorSet given = TensorSet.of(new TensorFile(tensors, Map.of()));
    new Matching(wanted)
        .compare(source, given)
        .misfit()
        .ifPresent(
            misfit -> {
              throw new InputException(misfit);
            });
    arrays.forEach(
        (name, array) -> {
          float[] values = tensors.get(name).values();
          try (NDManager manager = array.getManager().newSubManager()) {
            copy(manager.create(values, array.getShape()), array);
          }
        });
  }

  /**
   * Copies one array into another of the same shape, on the same device or not.
   *
   * @param from the values
   * @param to keeps its memory order; DJL's copyTo would give it the other's
   */
  public static void copy(NDArray from, NDArray to) {
    boolean gradient = to.hasGradient();
    if (gradient) {
      // Threads other than the engine's first record gradients by default and forbid this.
      to.setRequiresGradient(false);
    }
    if (from.getDevice().equals(to.getDevice())) {
      to.set(EVERYTHING, from);
    } else {
      try (NDArray moved = from.toDevice(to.getDevice(), true)) {
        to.set(EVERYTHING, moved);
      }
    }
    if (gradient) {
      to.setRequiresGradient(true);
    }
  }
}
