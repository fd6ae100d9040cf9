package io.mirnet.api;

/**
 * Something that a user supplied is missing or can't be read: a file, a folder, a picture, a model.
 * The message says what, where and what to do; the command line ends with exit code 3.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is wrong, where, and what to do
   */
  public InputException(String message) {
    super(message);
  }

  /**
   * Makes the exception with what caused it.
   *
   * @param message what is wrong, where, and what to do
   * @param cause what was caught
   */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
