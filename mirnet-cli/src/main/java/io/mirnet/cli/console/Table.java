package io.mirnet.cli.console;

import java.util.ArrayList;
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

  /**
   * Lays out rows as far as there is room.
   *
   * @param rows the heads of the columns, then the rows
   * @param width columns of the terminal
   * @return as {@link #lines(List)} if that fits; else each row below its first cell, a line for
   *     each other cell with its head
   */
  public static Stream<String> lines(List<List<String>> rows, int width) {
    List<String> table = lines(rows).toList();
    return table.stream().allMatch(line -> line.length() <= width)
        ? table.stream()
        : rows.stream().skip(1).flatMap(row -> below(rows.get(0), row));
  }

  private static Stream<String> below(List<String> heads, List<String> row) {
    int widest = heads.stream().skip(1).mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>(List.of(row.get(0)));
    for (int i = 1; i < row.size(); i++) {
      if (!row.get(i).isEmpty()) {
        String head = heads.get(i) + " ".repeat(widest - heads.get(i).length());
        lines.add("  " + (heads.get(i).isEmpty() ? "" : head + "  ") + row.get(i));
      }
    }
    return lines.stream();
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
