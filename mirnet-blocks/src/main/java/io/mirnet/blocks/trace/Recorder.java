package io.mirnet.blocks.trace;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Collects the operations of one trace; all arrays of the trace share it. */
final class Recorder {
  private final List<Operation> operations = new ArrayList<>();

  ShapeArray record(String kind, Shape output) {
    return record(kind, output, 0, "");
  }

  ShapeArray record(String kind, Shape output, long multiplyAdds, String parameter) {
    operations.add(new Operation(kind, output, multiplyAdds, parameter));
    return new ShapeArray(this, output, "");
  }

  /** Arrays that nothing computed: the inputs. */
  NDList arrays(Shape... shapes) {
    NDList arrays = new NDList();
    for (Shape shape : shapes) {
      arrays.add(new ShapeArray(this, shape, ""));
    }
    return arrays;
  }

  Graph graph() {
    return new Graph(operations);
  }

  static UntraceableException unsupported(String operation) {
    return new UntraceableException(operation);
  }
}
