package io.mirnet.train.report;

import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.chart.LineChart;
import io.mirnet.train.report.internal.chart.ScatterChart;
import io.mirnet.train.report.internal.chart.Series;
import io.mirnet.train.report.internal.chart.Series.Point;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.report.internal.result.Score;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.SettingSummary.CurvePoint;
import io.mirnet.train.report.internal.result.Statistics;
import io.mirnet.train.report.internal.result.SweepSummary;
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

  private final SweepSummary sweep;

  Charts(SweepSummary sweep) {
    this.sweep = sweep;
  }

  /** Returns every chart that there is something to draw for. */
  List<Chart> all() {
    return Stream.concat(curves().stream(), costs().stream()).toList();
  }

  /** Validation PSNR by iteration and by time; none before the first validation. */
  List<Chart> curves() {
    List<Series> byIteration = curves(CurvePoint::iteration);
    if (byIteration.isEmpty()) {
      return List.of();
    }
    boolean minutes = curves(CurvePoint::seconds).stream().anyMatch(s -> s.last().x() > 3 * MINUTE);
    List<Series> byTime = curves(point -> point.seconds() / (minutes ? MINUTE : 1));
    String name = "validation PSNR / dB";
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
              .map(p -> new Point(x.applyAsDouble(p), p.psnr(), p.low(), p.high()))
              .toList();
      if (!points.isEmpty()) {
        series.add(Series.of(setting, points));
      }
    }
    return series;
  }

  private static Chart lines(
      String id, String xName, String yName, List<Series> series, String title) {
    Element chart = new LineChart(id, xName, yName, series).draw(title, ends(series, "ends at"));
    String caption =
        title
            + ". Lines are means over seeds, bands reach from the least to the greatest seed. The "
            + "axis leaves out where curves begin.";
    return new Chart(id, chart, caption);
  }

  /** Quality against cost; none before the first trial is complete. */
  List<Chart> costs() {
    List<Chart> charts = new ArrayList<>();
    cost("parameters", "parameters", "Quality against size").ifPresent(charts::add);
    cost("gmacs", "GMACs at 256×256", "Quality against cost").ifPresent(charts::add);
    return charts;
  }

  private Optional<Chart> cost(String key, String xName, String title) {
    Score score = sweep.objective();
    List<Series> series = new ArrayList<>();
    for (SettingSummary setting : sweep.settings()) {
      double[] values = setting.values(trial -> trial.value(score.name()));
      double x = setting.mean(key);
      double y = Statistics.mean(values);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        Arrays.sort(values);
        Point point = new Point(x, y, values[0], values[values.length - 1]);
        series.add(Series.of(setting, List.of(point)));
      }
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    Element chart =
        new ScatterChart("cost-" + key, xName, score.title(), series)
            .draw(title, ends(series, "reaches"));
    String caption = title + ". Points are means over seeds, bars their range.";
    return Optional.of(new Chart("cost-" + key, chart, caption));
  }

  private static String ends(List<Series> series, String verb) {
    return series.stream()
        .map(one -> "%s %s %s".formatted(one.label(), verb, Numbers.decimal(one.last().y(), 2)))
        .collect(Collectors.joining("; "));
  }
}
