package io.mirnet.train.step;

/** The loss or a gradient is not finite: going on would only spoil the weights. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what is not finite, and when
   */
  public DivergedException(String message) {
    super(message);
  }
}
