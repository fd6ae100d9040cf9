package io.mirnet.cli.console;

import java.util.ArrayList;
import java.util.List;

/** A terminal as wide as it is told, as far as progress needs one: text, \r, \n and ESC [K. */
final class Screen {
  private final int columns;
  private final List<StringBuilder> rows = new ArrayList<>();
  private final List<String> wrapped = new ArrayList<>();
  private int column;

  Screen(int columns) {
    this.columns = columns;
    rows.add(new StringBuilder());
  }

  /** Shows all that was written. */
  static Screen of(int columns, String written) {
    Screen screen = new Screen(columns);
    for (int i = 0; i < written.length(); i++) {
      if (written.startsWith("\u001b[K", i)) {
        screen.row().setLength(Math.min(screen.row().length(), screen.column));
        i += 2;
      } else {
        screen.show(written.charAt(i));
      }
    }
    return screen;
  }

  private StringBuilder row() {
    return rows.get(rows.size() - 1);
  }

  private void show(char c) {
    if (c == '\r') {
      column = 0;
    } else if (c == '\n') {
      rows.add(new StringBuilder());
      column = 0;
    } else {
      if (column == columns) {
        wrapped.add(row().toString());
        rows.add(new StringBuilder());
        column = 0;
      }
      row().replace(column, Math.min(row().length(), column + 1), String.valueOf(c));
      column++;
    }
  }

  /** What stands there at the end. */
  List<String> rows() {
    return rows.stream().map(StringBuilder::toString).filter(row -> !row.isBlank()).toList();
  }

  /** Rows that went on below because the screen was too narrow. */
  List<String> wrapped() {
    return wrapped;
  }
}
