package io.mirnet.blocks.trace;

import java.io.Serial;
import java.util.Arrays;

/** Says which operation arrays without numbers can't follow. */
public final class UntraceableException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1;

  UntraceableException(String operation) {
    super(
        "the operation '%s' can't be traced; a block that uses it has no script, no export and no count of multiply-adds"
            .formatted(operation));
  }

  private UntraceableException(String message, UntraceableException cause) {
    super(message, cause);
  }

  /**
   * Names the block that did it.
   *
   * @param block the innermost one
   * @return an exception that names it; this one, if it names one already
   */
  public UntraceableException in(Class<?> block) {
    return getCause() != null
        ? this
        : new UntraceableException(block.getSimpleName() + ": " + getMessage(), this);
  }

  /** For a size that is not of the form that {@link Size} has. */
  static UntraceableException size(Object node, Object... values) {
    return new UntraceableException(
        "%s has sizes that follow from the input's in no simple way: %s"
            .formatted(node, Arrays.toString(values)),
        null);
  }
}
