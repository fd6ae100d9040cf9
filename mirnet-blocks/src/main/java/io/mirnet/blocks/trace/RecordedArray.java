package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An array without numbers: a node of the graph and its shape. From outside it looks like DJL's
 * array.
 */
final class RecordedArray {
  private final Recorder recorder;
  private final Shape shape;
  private final NDArray proxy = Recording.of(NDArray.class, this, ArrayRules.TABLE);
  private int node;

  RecordedArray(Recorder recorder, int node, Shape shape) {
    this.recorder = recorder;
    this.node = node;
    this.shape = shape;
  }

  /** Returns what is behind an array; null for a real one. */
  static RecordedArray of(NDArray array) {
    return Recording.behind(array) instanceof RecordedArray recorded ? recorded : null;
  }

  NDArray proxy() {
    return proxy;
  }

  /** DJL's layers behind the plain operations. */
  NDArrayEx layers() {
    return Recording.of(NDArrayEx.class, this, LayerRules.TABLE);
  }

  NDManager manager() {
    return recorder.manager();
  }

  int node() {
    return node;
  }

  Shape shape() {
    return shape;
  }

  /** Records an operation whose first operand is this array. */
  NDArray record(Kind kind, Shape output, Map<String, Object> attributes, NDArray... others) {
    List<Integer> operands = new ArrayList<>(List.of(node));
    for (NDArray other : others) {
      if (other != null) { // an optional one, such as no bias
        operands.add(recorder.node(other));
      }
    }
    return recorder.array(kind, operands, attributes, output);
  }

  /** After an operation in place the array stands for its result. */
  NDArray become(NDArray result) {
    RecordedArray recorded = of(result);
    ShapeRules.require(
        recorded.shape.equals(shape), "%s can't be broadcast into %s", recorded.shape, shape);
    node = recorded.node;
    return proxy;
  }
}
