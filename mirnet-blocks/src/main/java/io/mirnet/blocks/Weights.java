package io.mirnet.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import io.mirnet.blocks.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies values between live arrays and the tensors of a file, by name. */
public final class Weights {
  /** Names listed in a message before "and n more". */
  private static final int LISTED = 3;

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
   * @throws InputException if a tensor is missing, left over or of another shape
   */
  public static void restore(
      Map<String, Tensor> tensors, Map<String, NDArray> arrays, String source) {
    check(tensors, arrays, source);
    arrays.forEach(
        (name, array) -> {
          Tensor tensor = tensors.get(name);
          try (NDManager manager = array.getManager().newSubManager()) {
            copy(manager.create(tensor.values(), tensor.shape()), array);
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

  private static void check(
      Map<String, Tensor> tensors, Map<String, NDArray> arrays, String source) {
    List<String> missing = new ArrayList<>(arrays.keySet());
    missing.removeAll(tensors.keySet());
    List<String> unknown = new ArrayList<>(tensors.keySet());
    unknown.removeAll(arrays.keySet());
    List<String> other = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          Tensor tensor = tensors.get(name);
          if (tensor != null && !tensor.shape().equals(array.getShape())) {
            other.add(name + " " + tensor.shape() + " instead of " + array.getShape());
          }
        });
    if (missing.isEmpty() && unknown.isEmpty() && other.isEmpty()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    describe("lacks", missing, parts);
    describe("has unknown", unknown, parts);
    describe("has other shapes:", other, parts);
    throw new InputException(
        source + " does not fit the network: it " + String.join("; it ", parts));
  }

  private static void describe(String what, List<String> names, List<String> parts) {
    if (!names.isEmpty()) {
      String listed = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
      String more = names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : "";
      parts.add(what + " " + listed + more);
    }
  }
}
