package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.chart.Series.Point;
import io.mirnet.train.report.internal.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws a point for each setting with the range of its seeds and its name beside it. */
public final class ScatterChart {
  private static final int MARGIN = 28;

  /** About what a character of the page's small font is wide; rather too much. */
  private static final double CHARACTER = 7;

  private static final double LINE_HEIGHT = 14;

  private final Frame frame;
  private final List<Series> series;

  /**
   * Lays out a chart.
   *
   * @param id names it within the page
   * @param xName name of the horizontal axis
   * @param yName name of the vertical axis
   * @param series settings, at least one, each with one point
   */
  public ScatterChart(String id, String xName, String yName, List<Series> series) {
    this.series = series;
    double[] all = series.stream().mapToDouble(one -> one.last().x()).toArray();
    double least = DoubleStream.of(all).min().orElseThrow();
    double most = DoubleStream.of(all).max().orElseThrow();
    double low = series.stream().mapToDouble(one -> one.last().low()).min().orElseThrow();
    double high = series.stream().mapToDouble(one -> one.last().high()).max().orElseThrow();
    frame =
        new Frame(
            id, Axis.covering(least, most, 5), xName, Axis.covering(low, high, 6), yName, MARGIN);
  }

  /** A piece of the chart that is taken. */
  private record Box(double left, double top, double right, double bottom) {
    boolean touches(Box that) {
      return left < that.right && that.left < right && top < that.bottom && that.top < bottom;
    }
  }

  /**
   * Draws the chart.
   *
   * @param title what it shows, in a few words
   * @param description what there is to see, for those who can't
   * @return SVG
   */
  public Element draw(String title, String description) {
    Element points = Element.of("g");
    List<Box> taken = new ArrayList<>();
    for (Series one : series) {
      Point point = one.last();
      double x = frame.x(point.x());
      double y = frame.y(point.y());
      points.add(
          Frame.line(x, frame.y(point.low()), x, frame.y(point.high()))
              .with("class", "range " + one.colour()),
          one.marker(x, y));
      taken.add(new Box(x - 5, y - 5, x + 5, y + 5));
      taken.add(new Box(x - 2, frame.y(point.high()), x + 2, frame.y(point.low())));
    }
    Element labels = Element.of("g").with("class", "labels");
    for (Series one : series) {
      label(one, taken, labels);
    }
    return frame.draw(title, description, points, labels);
  }

  /** Tries places nearer and farther, on both sides, and takes the first that is free. */
  private void label(Series one, List<Box> taken, Element labels) {
    double x = frame.x(one.last().x());
    double y = frame.y(one.last().y());
    double width = one.shortLabel().length() * CHARACTER;
    for (int step = 0; step < 40; step++) {
      double shift = (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * LINE_HEIGHT / 2;
      double away = step < 2 ? 8 : 18;
      for (int side : new int[] {1, -1}) {
        double from = x + side * away;
        double left = side > 0 ? from : from - width;
        Box box =
            new Box(left, y + shift - LINE_HEIGHT / 2, left + width, y + shift + LINE_HEIGHT / 2);
        if (isInside(box) && taken.stream().noneMatch(box::touches)) {
          taken.add(box);
          if (step > 1) {
            labels.add(
                Frame.line(x + side * 5, y, from - side * 2, y + shift).with("class", "leader"));
          }
          labels.add(
              Frame.text(from, y + shift + 4, side > 0 ? "start" : "end", one.shortLabel())
                  .with("class", one.colour()));
          return;
        }
      }
    }
    // So crowded that only the number fits; markers tell their names under the pointer.
    labels.add(
        Frame.text(x, y - 8, "middle", Integer.toString(one.number())).with("class", one.colour()));
  }

  private boolean isInside(Box box) {
    return box.left() >= frame.left()
        && box.right() <= Frame.WIDTH
        && box.top() >= 0
        && box.bottom() <= frame.bottom();
  }
}
