package io.mirnet.cli.console;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Text as a terminal is to get it: names of tensors, keys and files come from files of others, and
 * a control character in them would move the cursor, clear the screen or worse.
 */
public final class Shown {
  /** Longest line of an error: who writes more wants to bury what stands above. */
  private static final int LONGEST = 4000;

  private Shown() {}

  /**
   * Writes control characters as their code, as in {@code \x1b}, but for tabs and ends of lines.
   *
   * @param text any text
   * @return the text, or itself where it has none
   */
  public static String escaped(String text) {
    if (text.chars().noneMatch(Shown::isControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (isControl(c)) {
                shown.append("\\x%02x".formatted(c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }

  /**
   * Makes one line of a message of several.
   *
   * @param message any text
   * @return its lines, joined by a blank behind a colon and by a semicolon else; the middle of what
   *     is longer than a page is left out
   */
  public static String line(String message) {
    StringBuilder joined = new StringBuilder();
    for (String line : (Iterable<String>) message.lines().map(String::strip)::iterator) {
      if (!line.isEmpty()) {
        boolean follows = joined.length() > 0 && joined.charAt(joined.length() - 1) == ':';
        joined.append(joined.isEmpty() ? "" : follows ? " " : "; ").append(line);
      }
    }
    if (joined.length() > LONGEST) {
      joined.replace(LONGEST / 2, joined.length() - LONGEST / 2, " ... ");
    }
    return escaped(joined.toString());
  }

  /**
   * Makes a writer that escapes all that goes through it.
   *
   * @param out where it goes
   * @return a writer over it
   */
  public static PrintWriter over(PrintWriter out) {
    return new PrintWriter(new Escaping(out), true);
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' || c == '\u2028';
  }

  private static final class Escaping extends FilterWriter {
    Escaping(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      out.write(escaped(Character.toString(c)));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      out.write(escaped(new String(text, offset, length)));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      out.write(escaped(text.substring(offset, offset + length)));
    }
  }
}
