package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.chart.Series.Point;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.markup.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A forest plot: a line for each setting that reaches over the interval of its difference, and one
 * where nothing differs. Its rows are as many as the settings, so that it has a height of its own.
 */
public final class ForestChart {
  private static final int LEFT = 190;
  private static final int RIGHT = 20;
  private static final int TOP = 8;
  private static final int ROW = 26;
  private static final int BOTTOM = 46;

  /** A setting that is farther out than so many times the middle one would squash all others. */
  private static final double FAR = 6;

  private final String id;
  private final String xName;
  private final List<Series> rows;
  private final double limit;
  private final Axis axis;

  /**
   * Lays out a chart.
   *
   * @param id names it within the page
   * @param xName name of the horizontal axis
   * @param rows settings, at least one, each with one point: the difference at x, and its interval
   */
  public ForestChart(String id, String xName, List<Series> rows) {
    this.id = id;
    this.xName = xName;
    this.rows = rows;
    double[] reaches = rows.stream().mapToDouble(row -> reach(row.last())).sorted().toArray();
    double middle = reaches[(reaches.length - 1) / 2];
    limit = middle > 0 ? FAR * middle : Double.POSITIVE_INFINITY;
    double[] shown =
        rows.stream()
            .map(Series::last)
            .filter(point -> reach(point) <= limit)
            .flatMapToDouble(point -> DoubleStream.of(point.low(), point.high(), 0))
            .toArray();
    axis =
        Axis.covering(
            Arrays.stream(shown).min().orElse(-1), Arrays.stream(shown).max().orElse(1), 6);
  }

  private static double reach(Point point) {
    return Math.max(Math.abs(point.low()), Math.abs(point.high()));
  }

  /** Returns how high the drawing is, in its own pixels. */
  public int height() {
    return TOP + ROW * rows.size() + BOTTOM;
  }

  private double x(double value) {
    return LEFT + Math.min(1, Math.max(0, axis.place(value))) * (Frame.WIDTH - RIGHT - LEFT);
  }

  /**
   * Draws the chart.
   *
   * @param title what it shows, in a few words
   * @param description what there is to see, for those who can't
   * @return SVG
   */
  public Element draw(String title, String description) {
    Element svg =
        Element.of("svg")
            .with("viewBox", "0 0 %d %d".formatted(Frame.WIDTH, height()))
            .with("role", "img")
            .with("aria-labelledby", "%s-title %s-desc".formatted(id, id))
            .add(
                Element.of("title", title).with("id", id + "-title"),
                Element.of("desc", description).with("id", id + "-desc"),
                axes());
    for (int i = 0; i < rows.size(); i++) {
      svg.add(row(rows.get(i), TOP + ROW * (i + 0.5)));
    }
    return svg;
  }

  private Element axes() {
    double bottom = TOP + ROW * rows.size();
    Element group = Element.of("g").with("class", "axes");
    for (double tick : axis.ticks()) {
      group.add(
          Frame.line(x(tick), TOP, x(tick), bottom).with("class", tick == 0 ? "zero" : "grid"),
          Frame.text(x(tick), bottom + 18, "middle", axis.label(tick)));
    }
    double middle = (LEFT + Frame.WIDTH - RIGHT) / 2.0;
    return group.add(
        Frame.line(LEFT, bottom, Frame.WIDTH - RIGHT, bottom),
        Frame.text(middle, height() - 8, "middle", xName).with("class", "name"));
  }

  private Element row(Series setting, double y) {
    Point point = setting.last();
    Element row = Element.of("g");
    row.add(
        Frame.text(LEFT - 10, y + 4, "end", setting.shortLabel()),
        Frame.line(x(point.low()), y, x(point.high()), y)
            .with("class", "range " + setting.colour()),
        setting.marker(x(point.x()), y));
    if (reach(point) > limit) {
      boolean left = point.x() < 0;
      row.add(
          Frame.text(
              x(point.x()) + (left ? 10 : -10),
              y + 4,
              left ? "start" : "end",
              Numbers.signed(point.x(), 3) + ", off the axis"));
    }
    return row;
  }
}
