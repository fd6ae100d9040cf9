package io.mirnet.cli.console;

import java.util.List;
import java.util.stream.Stream;

/** Rows of text in columns. */
public final class Table {
  /** A longer cell stands out of its column, so that a single one doesn't widen all rows. */
  private static final int WIDEST = 44;

  private Table() {}

  /** Lays out rows of equal length, with two spaces between columns and none at the end. */
  public static Stream<String> lines(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        int length = row.get(i).length();
        widths[i] = Math.max(widths[i], length > WIDEST ? 0 : length);
      }
    }
    return rows.stream().map(row -> line(row, widths).stripTrailing());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(Math.max(0, widths[i] - row.get(i).length())));
      line.append("  ");
    }
    return line.toString();
  }
}
