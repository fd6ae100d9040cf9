package io.mirnet.cli.console;

/**
 * What the process ends with. Signals end it with 130 or 143, after a running training has saved.
 */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int FAILURE = 1;
  public static final int USAGE = 2;
  public static final int INPUT = 3;
  public static final int DIVERGED = 4;
  public static final int TRIALS_FAILED = 5;

  private ExitCode() {}
}
