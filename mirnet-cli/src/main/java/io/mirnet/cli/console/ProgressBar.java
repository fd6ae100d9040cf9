package io.mirnet.cli.console;

import java.time.Duration;

/** How far something is, and how long it still takes. */
public final class ProgressBar {
  private static final int WIDTH = 24;

  private ProgressBar() {}

  /** A bar with a space behind it. */
  public static String of(long done, long all) {
    int filled = (int) (WIDTH * done / all);
    return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] ";
  }

  /** Hours, minutes and seconds; minutes and seconds below an hour. */
  public static String clock(long seconds) {
    Duration left = Duration.ofSeconds(seconds);
    return left.toHours() > 0
        ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
        : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
