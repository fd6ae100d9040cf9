package io.mirnet.config.internal;

import io.mirnet.config.tree.Source;
import java.util.List;

/**
 * A text's lines as code points, which the parser counts columns by. Taken apart once: a file may
 * be one line of a megabyte with a value every three characters.
 */
final class Lines {
  private static final String ENDS_OF_WORDS = ",[]{}";

  private final List<int[]> lines;

  Lines(Source source) {
    lines = source.lines().stream().map(line -> line.codePoints().toArray()).toList();
  }

  /** Columns of a line, which is counted from 1. */
  int length(int line) {
    return lines.get(line - 1).length;
  }

  /** The character at a place, both counted from 1; 0 behind the end of the line. */
  int at(int line, int column) {
    int[] points = lines.get(line - 1);
    return column <= points.length ? points[column - 1] : 0;
  }

  /** What stands at a place, up to a space, a comma or a bracket. */
  String word(int line, int column) {
    int[] points = lines.get(line - 1);
    int end = column;
    while (end < points.length && !endsWord(points[end])) {
      end++;
    }
    return new String(points, column - 1, end - column + 1);
  }

  private static boolean endsWord(int point) {
    return Character.isWhitespace(point) || ENDS_OF_WORDS.indexOf(point) >= 0;
  }
}
