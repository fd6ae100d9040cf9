package io.mirnet.train.report;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.chart.ForestChart;
import io.mirnet.train.report.internal.chart.LineChart;
import io.mirnet.train.report.internal.chart.ScatterChart;
import io.mirnet.train.report.internal.chart.Series;
import io.mirnet.train.report.internal.chart.Series.Point;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.SettingSummary.CurvePoint;
import io.mirnet.train.report.internal.result.Statistics;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.report.internal.result.TrialRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The charts of a sweep. */
final class Charts {
  private static final double MINUTE = 60;

  /** Of costs: as a share. */
  private static final double LEAST_DIFFERENCE = 0.01;

  private final SweepSummary sweep;

  Charts(SweepSummary sweep) {
    this.sweep = sweep;
  }

  /** Returns every chart that there is something to draw for. */
  List<Chart> all() {
    return Stream.of(differences(), curves(), costs()).flatMap(List::stream).toList();
  }

  /** How far each setting is from the reference; none where nothing can be compared. */
  List<Chart> differences() {
    ReportedScore score = sweep.objective();
    List<Series> rows = new ArrayList<>();
    for (SettingSummary setting : sweep.settings()) {
      if (setting != sweep.reference()) {
        sweep
            .compare(setting, score)
            .map(one -> new Point(one.difference(), 0, one.low(), one.high()))
            .ifPresent(point -> rows.add(Series.of(setting, List.of(point))));
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    String title =
        "Differences from " + sweep.reference().number() + " " + sweep.reference().name();
    ForestChart chart = new ForestChart("differences", score.title() + " difference", rows);
    String texts =
        rows.stream()
            .map(row -> "%s: %s".formatted(row.label(), score.formatDifference(row.last().x())))
            .collect(Collectors.joining("; "));
    return List.of(
        new Chart(
            "differences",
            chart.draw(title, texts),
            chart.height(),
            title
                + ". Lines are 95 % intervals; a setting whose line crosses 0 is not told apart."
                + Series.inFull(rows)));
  }

  /** The objective by iteration and by time; none before the first validation. */
  List<Chart> curves() {
    List<Series> byIteration = curves(CurvePoint::iteration);
    if (byIteration.isEmpty()) {
      return List.of();
    }
    boolean minutes = curves(CurvePoint::seconds).stream().anyMatch(s -> s.last().x() > 3 * MINUTE);
    List<Series> byTime = curves(point -> point.seconds() / (minutes ? MINUTE : 1));
    String name = "validation " + sweep.objective().title();
    return List.of(
        lines("curve-iterations", "iterations", name, byIteration, "Learning by iterations"),
        lines(
            "curve-time",
            minutes ? "minutes of training" : "seconds of training",
            name,
            byTime,
            "Learning by time"));
  }

  private List<Series> curves(ToDoubleFunction<CurvePoint> x) {
    List<Series> series = new ArrayList<>();
    for (SettingSummary setting : sweep.settings()) {
      List<Point> points =
          setting.curve().stream()
              .map(p -> new Point(x.applyAsDouble(p), p.value(), p.low(), p.high()))
              .toList();
      if (!points.isEmpty()) {
        series.add(Series.of(setting, points));
      }
    }
    return series;
  }

  private Chart lines(String id, String xName, String yName, List<Series> series, String title) {
    boolean rising = sweep.objective().kind().direction() == Direction.HIGHER;
    Element chart =
        new LineChart(id, xName, yName, series, rising).draw(title, ends(series, "ends at"));
    String caption =
        title
            + ". Lines are means over seeds, bands reach from the least to the greatest seed. The "
            + "axis leaves out where curves begin."
            + Series.inFull(series);
    return new Chart(id, chart, caption);
  }

  /** Quality against cost; none before the first trial is complete. */
  List<Chart> costs() {
    List<Chart> charts = new ArrayList<>();
    cost("parameters", TrialRecord::parameters, "parameters", "Quality against size")
        .ifPresent(charts::add);
    cost("gmacs", TrialRecord::gmacs, "GMACs at 256×256", "Quality against cost")
        .ifPresent(charts::add);
    return charts;
  }

  private Optional<Chart> cost(
      String key, ToDoubleFunction<TrialRecord> number, String xName, String title) {
    ReportedScore score = sweep.objective();
    List<Series> series = new ArrayList<>();
    for (SettingSummary setting : sweep.settings()) {
      double[] values = setting.values(trial -> trial.value(score));
      double x = setting.mean(number);
      double y = Statistics.mean(values);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        Arrays.sort(values);
        Point point = new Point(x, y, values[0], values[values.length - 1]);
        series.add(Series.of(setting, List.of(point)));
      }
    }
    if (series.isEmpty() || !differ(series)) {
      return Optional.empty();
    }
    Element chart =
        new ScatterChart("cost-" + key, xName, score.title(), series)
            .draw(title, ends(series, "reaches"));
    String caption =
        title + ". Points are means over seeds, bars their range." + Series.inFull(series);
    return Optional.of(new Chart("cost-" + key, chart, caption));
  }

  /** Less than that would be nothing but a point, or a difference that nobody asks about. */
  private static boolean differ(List<Series> series) {
    double least = series.stream().mapToDouble(one -> one.last().x()).min().orElseThrow();
    double most = series.stream().mapToDouble(one -> one.last().x()).max().orElseThrow();
    return most - least > LEAST_DIFFERENCE * most;
  }

  private String ends(List<Series> series, String verb) {
    ReportedScore score = sweep.objective();
    return series.stream()
        .map(one -> "%s %s %s".formatted(one.label(), verb, score.format(one.last().y())))
        .collect(Collectors.joining("; "));
  }
}
