package io.mirnet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as GitHub renders it. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(String... heads) {
    row(heads);
    rows.add(List.of(heads).stream().map(head -> "---").toList());
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.size() == 2;
  }

  /** Text as it is, with nothing of it taken for markup. */
  static String plain(String text) {
    return text.replace("%n", "").replaceAll("([*_<\\[\\]])", "\\\\$1");
  }

  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(
            cells ->
                cells.stream()
                    .map(cell -> cell.replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }
}
