package io.mirnet.train.report;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.compare.ComparedRun;
import io.mirnet.train.compare.ComparedScore;
import io.mirnet.train.compare.Comparison;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Row;
import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.chart.LineChart;
import io.mirnet.train.report.internal.chart.ScatterChart;
import io.mirnet.train.report.internal.chart.Series;
import io.mirnet.train.report.internal.chart.Series.Point;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.result.Curve;
import io.mirnet.train.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** A page of runs that are no sweep: what they reached, how they learned, and what that costs. */
public final class RunsPage {
  private final Comparison comparison;

  /**
   * Makes the page of a comparison.
   *
   * @param comparison the runs, best first
   */
  public RunsPage(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Writes it.
   *
   * @param heads of the table's columns, the first being the run's name
   * @param rows the texts of each run
   * @param numbers of which columns the texts are numbers
   * @return HTML, in one file
   */
  public String write(List<String> heads, List<List<String>> rows, List<Boolean> numbers) {
    Table table = new Table(caption(), heads, new ArrayList<>());
    for (int run = 0; run < rows.size(); run++) {
      List<Cell> cells = new ArrayList<>();
      for (int column = 0; column < heads.size(); column++) {
        String text = (column == 0 ? run + 1 + " " : "") + rows.get(run).get(column);
        cells.add(numbers.get(column) ? Cell.number(text, "") : Cell.text(text));
      }
      table.rows().add(new Row("", cells));
    }
    Element main = Element.of("main");
    HtmlPage.section(main, "Results", List.of(HtmlTable.of(table, "runs")));
    Optional<ComparedScore> first = comparison.scores().stream().findFirst();
    HtmlPage.section(
        main, "Learning curves", HtmlPage.side(first.flatMap(this::curves).stream().toList()));
    HtmlPage.section(
        main, "Quality and size", HtmlPage.side(first.flatMap(this::sizes).stream().toList()));
    String title = "%d runs side by side".formatted(rows.size());
    Element header = Element.of("header", Element.of("h1", title));
    return HtmlPage.of(title, OptionalInt.empty(), Element.of("body", header, main));
  }

  private String caption() {
    return "Runs, best first, by the settings in which they differ. Scores are those of the last weights on each validation set."
        + " They compare where the sets and the protocol are the same.";
  }

  /** What is drawn of each run by its number; nothing of runs without points. */
  private List<Series> series(Function<ComparedRun, Stream<Point>> points) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < comparison.runs().size(); i++) {
      ComparedRun run = comparison.runs().get(i);
      List<Point> some = points.apply(run).filter(one -> Double.isFinite(one.y())).toList();
      if (!some.isEmpty()) {
        series.add(new Series(i + 1, i + 1 + " " + run.name(), some));
      }
    }
    return series;
  }

  private static Point point(double x, double y) {
    return new Point(x, y, y, y);
  }

  /** A score by iteration; none where no run has a log of it. */
  private Optional<Chart> curves(ComparedScore score) {
    Monitor monitor = new Monitor(score.set(), score.kind());
    List<Series> series =
        series(
            run ->
                run.metrics().stream()
                    .flatMap(file -> Curve.read(file, monitor).points().stream())
                    .map(one -> point(one.iteration(), one.value())));
    if (series.isEmpty()) {
      return Optional.empty();
    }
    boolean rising = score.kind().direction() == Direction.HIGHER;
    String id = "curve-iterations";
    String name = "validation " + score.kind().heading();
    String title = "Learning by iterations";
    return Optional.of(
        new Chart(
            id,
            new LineChart(id, "iterations", name, series, rising).draw(title, title),
            title + ". The axis leaves out where curves begin." + Series.inFull(series)));
  }

  /** A score by the number of weights; none where that is the same. */
  private Optional<Chart> sizes(ComparedScore score) {
    List<Series> series =
        series(
            run ->
                run.result().flatMap(RunResult::cost).stream()
                    .map(cost -> point(cost.parameters(), run.value(score).orElse(Double.NaN))));
    if (series.stream().mapToDouble(one -> one.last().x()).distinct().count() < 2) {
      return Optional.empty();
    }
    String title = "Quality against size";
    return Optional.of(
        new Chart(
            "sizes",
            new ScatterChart("sizes", "parameters", score.kind().heading(), series)
                .draw(title, title),
            title + "." + Series.inFull(series)));
  }
}
