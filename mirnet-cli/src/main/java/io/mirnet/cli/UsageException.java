package io.mirnet.cli;

/** Options or arguments that contradict each other; the process ends with exit code 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
