package io.mirnet.cli.console;

/** Options or arguments that contradict each other; the process ends with exit code 2. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
