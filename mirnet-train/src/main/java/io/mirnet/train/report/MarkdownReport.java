package io.mirnet.train.report;

import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Part;
import io.mirnet.train.report.Table.Row;
import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.result.SweepSummary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the tables as Markdown. */
final class MarkdownReport {
  private final SweepSummary sweep;
  private final List<Table> tables;

  MarkdownReport(SweepSummary sweep, List<Table> tables) {
    this.sweep = sweep;
    this.tables = List.copyOf(tables);
  }

  /**
   * Writes the report.
   *
   * @param written the time
   * @param stem what the names of charts' files begin with
   * @param charts charts that are files beside it
   */
  String write(Instant written, String stem, List<Chart> charts) {
    Facts facts = new Facts(sweep);
    StringBuilder out = new StringBuilder("# " + escape(sweep.name()) + "\n\n");
    out.append(escape(facts.standing())).append(".\n\n");
    String summary = facts.summary();
    if (!summary.isEmpty()) {
      out.append(escape(summary)).append("\n\n");
    }
    facts
        .rows(written)
        .forEach(
            (name, value) ->
                out.append(
                    "- %s: %s\n".formatted(name, isTyped(name) ? code(value) : escape(value))));
    tables.forEach(table -> out.append('\n').append(write(table)));
    for (Chart chart : charts) {
      String file = "%s-%s.svg".formatted(stem, chart.name());
      out.append("\n![%s](%s)\n\n".formatted(escape(chart.caption().split("\\. ", 2)[0]), file));
      out.append(escape(chart.caption())).append('\n');
    }
    return out.toString();
  }

  /** What a reader may paste is left as it is. */
  private static boolean isTyped(String fact) {
    return fact.equals(Facts.COMMAND);
  }

  private static String code(String text) {
    return "`" + text.replace("`", "'") + "`";
  }

  static String write(Table table) {
    StringBuilder out = new StringBuilder(escape(table.caption())).append("\n\n");
    out.append(line(table.columns().stream().map(MarkdownReport::escape).toList()));
    out.append(
        line(
            IntStream.range(0, table.columns().size())
                .mapToObj(column -> isNumber(table, column) ? "---:" : "---")
                .toList()));
    for (Row row : table.rows()) {
      out.append(line(row.cells().stream().map(MarkdownReport::cell).toList()));
    }
    return out.toString();
  }

  private static boolean isNumber(Table table, int column) {
    return table.rows().stream().anyMatch(row -> row.cells().get(column).number());
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String cell(Cell cell) {
    return cell.parts().stream().map(MarkdownReport::part).collect(Collectors.joining(" "));
  }

  /** Markdown has no names within a page to lead to. */
  private static String part(Part part) {
    boolean link = !part.href().isEmpty() && !part.href().startsWith("#");
    // Parentheses are the only characters of an encoded link that would end it.
    return link
        ? "[%s](%s)"
            .formatted(escape(part.text()), part.href().replace("(", "%28").replace(")", "%29"))
        : escape(part.text());
  }

  /** Whatever Markdown or HTML within it would take for markup; a cell is one line. */
  static String escape(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_\\[\\]|~#])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
