package io.mirnet.blocks.trace;

import java.io.Serial;

/** Says which operation arrays without numbers can't follow. */
final class UntraceableException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1;

  UntraceableException(String operation) {
    super(
        "the operation '%s' can't be traced; a block that uses it has no count of multiply-adds"
            .formatted(operation));
  }
}
