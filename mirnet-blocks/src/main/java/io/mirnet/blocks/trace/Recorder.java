package io.mirnet.blocks.trace;

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

  Graph graph() {
    return new Graph(operations);
  }

  static UnsupportedOperationException unsupported(String operation) {
    return new UnsupportedOperationException(
        "the operation '%s' can't be traced; a block that uses it has no summary and no export"
            .formatted(operation));
  }
}
