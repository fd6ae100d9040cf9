package io.mirnet.cli;

/**
 * What the process ends with. Signals end it with 130 or 143, after a running training has saved.
 */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;
  static final int DIVERGED = 4;
  static final int TRIALS_FAILED = 5;

  private ExitCode() {}
}
