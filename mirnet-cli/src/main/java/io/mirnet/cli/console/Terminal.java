package io.mirnet.cli.console;

import io.mirnet.config.tree.Problem;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Progress on stderr: a line that is rewritten on a terminal, no wider than that, otherwise a line
 * every few seconds. Whatever is printed through {@link #over} takes the place of that line. A
 * start script says whether stderr is a terminal ({@code -Dmirnet.terminal=true}); Java can't tell.
 */
public final class Terminal {
  private static final long QUIET_NANOS = 5_000_000_000L;
  private static final String CLEAR = "\r\u001b[K";
  private static final int INDENT = 2;
  private static final String RED = "\u001b[1;31m";
  private static final String YELLOW = "\u001b[1;33m";
  private static final String PLAIN = "\u001b[m";

  /** What begins a message, behind the place of a mistake in a file where there is one. */
  private static final Pattern ERROR = Pattern.compile("(?m)^((?:\\S+: )?)error:");

  private static final Pattern WARNING = Pattern.compile("(?m)^((?:\\S+: )?)warning:");

  /** What hints begin with, where it isn't part of a path. */
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w/.-])mirnet-cli(?= [a-z\\[-])");

  /** Columns that a status leaves free: Ctrl-C shows as ^C behind it, and must not begin a row. */
  private static final int FREE = 3;

  private final PrintWriter err;
  private final boolean interactive;
  private final IntSupplier columns;
  private final Shows shows;
  private boolean open;
  private long lastLine = System.nanoTime() - QUIET_NANOS;

  /**
   * What a terminal shows besides progress.
   *
   * @param results whether results go to it
   * @param colours whether messages are coloured
   * @param command how mirnet-cli was called, so that what a hint says can be typed
   */
  record Shows(boolean results, boolean colours, String command) {}

  public Terminal(PrintWriter err, boolean interactive, IntSupplier columns) {
    this(err, interactive, columns, new Shows(false, false, "mirnet-cli"));
  }

  Terminal(PrintWriter err, boolean interactive, IntSupplier columns, Shows shows) {
    this.err = err;
    this.interactive = interactive;
    this.columns = columns;
    this.shows = shows;
  }

  /** The terminal, if it is one, that the process was started in; see no-color.org. */
  public static Terminal of(PrintWriter err) {
    boolean interactive = Boolean.getBoolean("mirnet.terminal");
    String none = System.getenv("NO_COLOR");
    return new Terminal(
        err,
        interactive,
        new Columns(),
        new Shows(
            Boolean.getBoolean("mirnet.terminal.out"),
            interactive && (none == null || none.isEmpty()),
            System.getProperty("mirnet.command", "mirnet-cli")));
  }

  /** How wide a result may be that is meant for people. */
  public int width() {
    return shows.results() ? columns.getAsInt() : Integer.MAX_VALUE;
  }

  /**
   * Text whose commands are called as this one was; of results only what is meant to be typed,
   * since programs read the others.
   */
  public String typed(String text) {
    return COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(shows.command()));
  }

  /** Text with the word that its lines begin with, or that follows a place, in its colour. */
  private String coloured(String text) {
    return shows.colours()
        ? ERROR
            .matcher(WARNING.matcher(text).replaceAll("$1" + YELLOW + "warning" + PLAIN + ":"))
            .replaceAll("$1" + RED + "error" + PLAIN + ":")
        : text;
  }

  /** The one that the command line writes to. */
  public static Terminal of(CommandSpec command) {
    return Program.of(command).terminal();
  }

  /** A writer whose text doesn't begin within a status; only errors and warnings are coloured. */
  public PrintWriter over(PrintWriter writer) {
    return new PrintWriter(new Clearing(writer, writer == err), true);
  }

  /** A line that stays; on a terminal, one that is too long goes on below, from a whole word. */
  public synchronized void line(String text) {
    clear();
    String shown = Shown.escaped(typed(text));
    err.println(coloured(interactive ? Folding.of(shown, columns.getAsInt(), INDENT) : shown));
    err.flush();
  }

  /** What is to mend in a configuration that was read. */
  public void warnings(List<Problem> warnings) {
    warnings.forEach(warning -> line(warning.renderWarning()));
  }

  /** A line that the next one replaces. */
  public synchronized void status(String text) {
    if (interactive) {
      String shown = Shown.escaped(text);
      err.print(CLEAR + shown.substring(0, Math.min(shown.length(), room())));
      err.flush();
      open = true;
    } else if (System.nanoTime() - lastLine >= QUIET_NANOS) {
      lastLine = System.nanoTime();
      err.println(Shown.escaped(text));
      err.flush();
    }
  }

  /** How far something is, as a line that the next one replaces. */
  public void status(Progress progress) {
    status(interactive ? progress.text(room()) : progress.text());
  }

  private int room() {
    return Math.max(0, columns.getAsInt() - FREE);
  }

  private synchronized void clear() {
    if (open) {
      err.print(CLEAR);
      err.flush();
      open = false;
    }
  }

  private final class Clearing extends FilterWriter {
    private final boolean messages;

    Clearing(Writer out, boolean messages) {
      super(out);
      this.messages = messages;
    }

    @Override
    public void write(int c) throws IOException {
      clear();
      out.write(c);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      clear();
      out.write(text, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      clear();
      String part = text.substring(offset, offset + length);
      out.write(messages ? coloured(typed(part)) : part);
    }
  }
}
