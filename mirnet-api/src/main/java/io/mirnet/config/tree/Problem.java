package io.mirnet.config.tree;

/**
 * A mistake in a configuration.
 *
 * @param origin the place to point at
 * @param message what is wrong
 * @param hint what would be right; empty if the message says it all
 */
public record Problem(Origin origin, String message, String hint) {
  /**
   * Longest part of a line that is shown: files of weights hold their configuration in one line.
   */
  private static final int WINDOW = 120;

  /**
   * Makes a problem without a hint.
   *
   * @param origin the place to point at
   * @param message what is wrong
   */
  public Problem(Origin origin, String message) {
    this(origin, message, "");
  }

  /**
   * Renders the problem as a compiler does: place and message, then for a file the line and a mark
   * below it.
   *
   * @return one line, or three for a file
   */
  public String render() {
    return switch (origin.source().kind()) {
      case FILE -> origin + ": error: " + message + "\n" + excerpt();
      case OVERRIDE, DEFAULT ->
          origin.source().name() + ": error: " + message + (hint.isEmpty() ? "" : "; " + hint);
    };
  }

  private String excerpt() {
    int[] line = origin.source().lines().get(origin.line() - 1).codePoints().toArray();
    int column = Math.min(origin.column() - 1, line.length);
    int from = line.length <= WINDOW ? 0 : Math.max(0, column - WINDOW / 3);
    int to = Math.min(line.length, from + WINDOW);
    String before = (from > 0 ? "..." : "") + new String(line, from, column - from);
    String shown = before + new String(line, column, to - column) + (to < line.length ? "..." : "");
    int marks = Math.max(1, Math.min(origin.length(), to - column));
    return "%5d | %s\n      | %s%s%s"
        .formatted(
            origin.line(),
            shown,
            // A tab stays a tab, so that the mark stands below what it marks.
            before.replaceAll("[^\t]", " "),
            "^".repeat(marks),
            hint.isEmpty() ? "" : " " + hint);
  }
}
