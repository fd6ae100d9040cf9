package io.mirnet.cli.compare;

import io.mirnet.cli.console.Csv;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Shown;
import io.mirnet.cli.console.Table;
import io.mirnet.train.compare.ComparedRun;
import io.mirnet.train.compare.ComparedScore;
import io.mirnet.train.compare.Comparison;
import io.mirnet.train.report.RunsPage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A comparison as rows and columns: a run, what differs, what it cost and what it scored. */
final class ComparisonTable {
  private final Comparison comparison;
  private final List<Column> columns = new ArrayList<>();

  ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
    columns.add(Column.RUN);
    comparison.keys().forEach(key -> columns.add(setting(key)));
    columns.add(Column.ITERATION);
    columns.add(Column.PARAMETERS);
    comparison.scores().forEach(score -> columns.add(score(score)));
  }

  private Column setting(String key) {
    return new Column(
        key, heading(key), run -> Optional.ofNullable(run.settings().get(key)), Object::toString);
  }

  /** The last two steps of a path, or as many more as tell it from the other keys. */
  private String heading(String key) {
    String[] steps = key.split("\\.");
    for (int from = Math.max(0, steps.length - 2); from > 0; from--) {
      String end = String.join(".", List.of(steps).subList(from, steps.length));
      Predicate<String> endsSo = other -> other.equals(end) || other.endsWith("." + end);
      if (comparison.keys().stream().filter(endsSo).count() == 1) {
        return end;
      }
    }
    return key;
  }

  private Column score(ComparedScore score) {
    boolean several = comparison.scores().stream().map(ComparedScore::set).distinct().count() > 1;
    String set = several ? score.set() + "/" : "";
    return new Column(
        set + score.kind().name(),
        several ? score.set() + " " + score.kind().heading() : score.kind().heading(),
        run -> {
          double value = run.value(score).orElse(Double.NaN);
          return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
        },
        value -> String.format(Locale.ROOT, "%." + score.kind().decimals() + "f", value));
  }

  void print(PrintWriter out, ComparisonFormat format, int width) {
    switch (format) {
      case TEXT -> Table.lines(texts(), width).map(Shown::escaped).forEach(out::println);
      case MARKDOWN -> markdown().forEach(out::println);
      case HTML -> out.print(html());
      case CSV -> csv().forEach(out::println);
      case JSON -> out.println(Format.json(comparison.runs().stream().map(this::json).toList()));
    }
  }

  private List<List<String>> texts() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Column::heading).toList());
    for (ComparedRun run : comparison.runs()) {
      rows.add(columns.stream().map(column -> column.text(run)).toList());
    }
    return rows;
  }

  private Stream<String> markdown() {
    List<String> rows = new ArrayList<>();
    for (List<String> row : texts()) {
      List<String> cells = row.stream().map(cell -> cell.replace("|", "\\|")).toList();
      rows.add("| " + String.join(" | ", cells) + " |");
    }
    rows.add(1, "|" + " --- |".repeat(columns.size()));
    return rows.stream();
  }

  private String html() {
    List<List<String>> texts = texts();
    List<Boolean> numbers =
        columns.stream()
            .map(
                column ->
                    comparison.runs().stream()
                        .flatMap(run -> column.value().apply(run).stream())
                        .allMatch(Number.class::isInstance))
            .toList();
    return new RunsPage(comparison).write(texts.get(0), texts.subList(1, texts.size()), numbers);
  }

  private Stream<String> csv() {
    Stream<List<?>> head = Stream.of(columns.stream().map(Column::key).toList());
    return Stream.concat(head, comparison.runs().stream().map(this::values)).map(Csv::line);
  }

  private List<?> values(ComparedRun run) {
    return columns.stream().map(column -> column.value().apply(run).orElse("")).toList();
  }

  private Map<String, Object> json(ComparedRun run) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : columns) {
      column.value().apply(run).ifPresent(value -> values.put(column.key(), value));
    }
    return values;
  }
}
