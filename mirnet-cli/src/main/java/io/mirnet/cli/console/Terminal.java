package io.mirnet.cli.console;

import io.mirnet.config.tree.Problem;
import java.io.PrintWriter;
import java.util.List;

/**
 * Progress on stderr: a line that is rewritten on a terminal, otherwise a line every few seconds. A
 * start script says whether stderr is a terminal ({@code -Dmirnet.terminal=true}); Java can't tell.
 */
public final class Terminal {
  private static final long QUIET_NANOS = 5_000_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean interactive;
  private boolean open;
  private long lastLine = System.nanoTime() - QUIET_NANOS;

  public Terminal(PrintWriter err, boolean interactive) {
    this.err = err;
    this.interactive = interactive;
  }

  public static Terminal of(PrintWriter err) {
    return new Terminal(err, Boolean.getBoolean("mirnet.terminal"));
  }

  /** A line that stays. */
  public synchronized void line(String text) {
    if (open) {
      err.print(CLEAR);
      open = false;
    }
    err.println(Shown.escaped(text));
    err.flush();
  }

  /** What is to mend in a configuration that was read. */
  public void warnings(List<Problem> warnings) {
    warnings.forEach(warning -> line(warning.renderWarning()));
  }

  /** A line that the next one replaces. */
  public synchronized void status(String text) {
    if (interactive) {
      err.print(CLEAR + Shown.escaped(text));
      err.flush();
      open = true;
    } else if (System.nanoTime() - lastLine >= QUIET_NANOS) {
      lastLine = System.nanoTime();
      err.println(Shown.escaped(text));
      err.flush();
    }
  }

  public boolean interactive() {
    return interactive;
  }
}
