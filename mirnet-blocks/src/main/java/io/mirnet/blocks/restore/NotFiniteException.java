package io.mirnet.blocks.restore;

/** A network's result has values that are no numbers: it must not become a picture or a score. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is not finite, and what to do
   */
  public NotFiniteException(String message) {
    super(message);
  }
}
