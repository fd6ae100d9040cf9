package io.mirnet.blocks.trace;

import java.io.Serial;

/** Says which operation arrays without numbers can't follow. */
public final class UntraceableException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1;

  UntraceableException(String operation) {
    super(
        "the operation '%s' can't be traced; a block that uses it has no script, no export and no count of multiply-adds"
            .formatted(operation));
  }

  private UntraceableException(String message, Object... arguments) {
    super(message.formatted(arguments));
  }

  /** For a size that is not of the form that {@link Size} has. */
  static UntraceableException size(Object node, Object... values) {
    return new UntraceableException(
        "%s has sizes that follow from the input's in no simple way: %s",
        node, java.util.Arrays.toString(values));
  }
}
