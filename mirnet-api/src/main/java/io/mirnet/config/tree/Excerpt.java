package io.mirnet.config.tree;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The line that a problem points at, with a mark below what is meant. */
final class Excerpt {
  /**
   * Longest part of a line that is shown: files of weights hold their configuration in one line.
   */
  private static final int WINDOW = 120;

  /** What takes two columns of a terminal: East Asian width W and F of Unicode 15, by blocks. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}
  };

  private Excerpt() {}

  /** Returns two lines. */
  static String of(Origin origin, String hint) {
    int[] line = origin.source().line(origin.line()).codePoints().toArray();
    int column = Math.min(origin.column() - 1, line.length);
    int from = line.length <= WINDOW ? 0 : Math.max(0, column - WINDOW / 3);
    int to = Math.min(line.length, from + WINDOW);
    int end = Math.min(to, column + origin.length());
    String cut = from > 0 ? "..." : "";
    String shown = cut + shown(line, from, to) + (to < line.length ? "..." : "");
    String blank =
        cut.replace('.', ' ')
            + IntStream.range(from, column)
                .mapToObj(i -> blank(line[i]))
                .collect(Collectors.joining());
    int columns =
        IntStream.range(column, end).map(i -> blank(line[i]).isEmpty() ? 0 : width(line[i])).sum();
    return "%5d | %s\n      | %s%s%s"
        .formatted(
            origin.line(),
            shown,
            blank,
            "^".repeat(Math.max(1, columns)),
            hint.isEmpty() ? "" : " " + hint);
  }

  /** A control character must not reach the terminal. */
  private static String shown(int[] line, int from, int to) {
    return IntStream.range(from, to)
        .map(i -> line[i] != '\t' && Character.isISOControl(line[i]) ? '\uFFFD' : line[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** What is as wide as a character: a tab stays a tab, so that the mark stands below its word. */
  private static String blank(int c) {
    int type = Character.getType(c);
    if (c == '\t') {
      return "\t";
    } else if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return "";
    }
    return width(c) == 2 ? "\u3000" : " ";
  }

  private static int width(int c) {
    for (int[] block : WIDE) {
      if (c >= block[0] && c <= block[1]) {
        return 2;
      }
    }
    return 1;
  }
}
