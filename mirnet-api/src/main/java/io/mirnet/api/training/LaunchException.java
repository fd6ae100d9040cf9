package io.mirnet.api.training;

/**
 * A launcher could not bring all trials to their end: a scheduler refused them or ended them early.
 * What became of each trial stands in its folder; running the sweep again goes on.
 */
public final class LaunchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message one line: what happened, in the scheduler's words, and what to do
   */
  public LaunchException(String message) {
    super(message);
  }
}
