package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Collects the operations of one trace; all arrays of the trace share it. */
final class Recorder {
  private final List<Operation> nodes = new ArrayList<>();
  private final Map<String, NDArray> parameters = new HashMap<>();
  private final Map<NDArray, Integer> constants = new IdentityHashMap<>();
  private final NDManager manager = Recording.of(NDManager.class, this, ManagerRules.TABLE);

  /** Where arrays of this trace seem to live: it holds nothing, and makes constants. */
  NDManager manager() {
    return manager;
  }

  /** An array that nothing computed. */
  NDArray input(Shape shape) {
    return array(Kind.INPUT, List.of(), Map.of(), shape);
  }

  NDList inputs(Shape... shapes) {
    NDList arrays = new NDList();
    for (Shape shape : shapes) {
      arrays.add(input(shape));
    }
    return arrays;
  }

  /** The array of a parameter, the same each time. */
  NDArray parameter(String name, Shape shape) {
    return parameters.computeIfAbsent(
        name, key -> array(Kind.PARAMETER, List.of(), Map.of("name", key), shape));
  }

  /** Records an operation and returns its result. */
  NDArray array(Kind kind, List<Integer> operands, Map<String, Object> attributes, Shape output) {
    return new RecordedArray(this, node(kind, operands, attributes, output), output).proxy();
  }

  private int node(
      Kind kind, List<Integer> operands, Map<String, Object> attributes, Shape output) {
    nodes.add(new Operation(kind, operands, attributes, sizes(output.getShape())));
    return nodes.size() - 1;
  }

  /** Finds the node of an operand; what wasn't recorded is a constant. */
  int node(NDArray array) {
    RecordedArray recorded = RecordedArray.of(array);
    if (recorded != null) {
      return recorded.node();
    }
    return constants.computeIfAbsent(
        array, key -> node(Kind.CONSTANT, List.of(), Map.of("value", key), key.getShape()));
  }

  Graph graph(NDList outputs) {
    return new Graph(nodes, outputs.stream().map(this::node).toList());
  }

  static List<Size> sizes(long... values) {
    return LongStream.of(values).mapToObj(Size::of).toList();
  }
}
