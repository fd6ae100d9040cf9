package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.chart.Series.Point;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.result.Statistics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Draws curves with the range of their seeds, each labelled at its end. */
public final class LineChart {
  private static final int LABELS = 186;
  private static final int LINE_HEIGHT = 14;

  /** More would hide the line. */
  private static final int MARKERS = 6;

  private final Frame frame;
  private final List<Series> series;

  /**
   * Lays out a chart.
   *
   * @param id names it within the page
   * @param xName name of the horizontal axis
   * @param yName name of the vertical axis
   * @param series the curves, at least one, each with a point
   * @param rising whether curves are better when they are higher
   */
  public LineChart(String id, String xName, String yName, List<Series> series, boolean rising) {
    this.series = series;
    double start = points(series).mapToDouble(Point::x).min().orElseThrow();
    double end = points(series).mapToDouble(Point::x).max().orElseThrow();
    double half = Statistics.median(points(series).mapToDouble(Point::y).toArray());
    double low = last(series).mapToDouble(Point::low).min().orElseThrow();
    double high = last(series).mapToDouble(Point::high).max().orElseThrow();
    // Curves get better fast at first; an axis that held all of it would press the ends into one
    // line. So half of the validations may lie beyond it.
    if (rising) {
      low = Math.min(low, half);
      high = points(series).mapToDouble(Point::high).max().orElseThrow();
    } else {
      low = points(series).mapToDouble(Point::low).min().orElseThrow();
      high = Math.max(high, half);
    }
    Axis y = Axis.covering(low, high, 6);
    frame = new Frame(id, Axis.covering(start < end ? start : 0, end, 7), xName, y, yName, LABELS);
  }

  private static Stream<Point> points(List<Series> series) {
    return series.stream().flatMap(one -> one.points().stream());
  }

  private static Stream<Point> last(List<Series> series) {
    return series.stream().map(Series::last);
  }

  /**
   * Draws the chart.
   *
   * @param title what it shows, in a few words
   * @param description what there is to see, for those who can't
   * @return SVG
   */
  public Element draw(String title, String description) {
    Element bands = Element.of("g");
    Element lines = Element.of("g");
    for (Series one : series) {
      bands.add(band(one));
      lines.add(line(one));
      int every = Math.max(1, one.points().size() / MARKERS);
      // Each begins elsewhere, so that markers of curves on one another don't coincide.
      for (int i = one.number() % every; i < one.points().size() - 1; i += every) {
        Point point = one.points().get(i);
        lines.add(one.marker(frame.x(point.x()), frame.y(point.y())));
      }
      lines.add(one.marker(frame.x(one.last().x()), frame.y(one.last().y())));
    }
    return frame.draw(title, description, bands.add(lines), labels());
  }

  private Element line(Series one) {
    List<double[]> places = new ArrayList<>();
    one.points().forEach(p -> places.add(new double[] {frame.x(p.x()), frame.y(p.y())}));
    return Element.of("path")
        .with("class", "curve " + one.colour())
        .with("stroke-dasharray", one.dash().isEmpty() ? "none" : one.dash())
        .with("d", Frame.path(places));
  }

  private Element band(Series one) {
    List<double[]> outline = new ArrayList<>();
    one.points().forEach(p -> outline.add(new double[] {frame.x(p.x()), frame.y(p.high())}));
    for (int i = one.points().size() - 1; i >= 0; i--) {
      Point point = one.points().get(i);
      outline.add(new double[] {frame.x(point.x()), frame.y(point.low())});
    }
    return Element.of("path")
        .with("class", "band " + one.colour())
        .with("d", Frame.path(outline) + "Z");
  }

  private Element labels() {
    Element group = Element.of("g").with("class", "labels");
    List<Series> byHeight =
        series.stream().sorted(Comparator.comparingDouble(one -> -one.last().y())).toList();
    double[] wanted = byHeight.stream().mapToDouble(one -> frame.y(one.last().y())).toArray();
    double[] places = spread(wanted, LINE_HEIGHT, frame.top(), Frame.HEIGHT - 8);
    for (int i = 0; i < places.length; i++) {
      Series one = byHeight.get(i);
      double x = frame.end() + 16;
      group.add(
          Frame.line(frame.x(one.last().x()) + 5, wanted[i], x - 3, places[i])
              .with("class", "leader"),
          Frame.text(x, places[i] + 4, "start", one.shortLabel()).with("class", one.colour()));
    }
    return group;
  }

  /**
   * Moves ascending places apart.
   *
   * @param wanted where labels would like to be
   * @param gap least distance; less if they would not fit
   * @param low least place
   * @param high greatest place
   */
  static double[] spread(double[] wanted, double gap, double low, double high) {
    int count = wanted.length;
    double step = Math.min(gap, (high - low) / Math.max(1, count - 1));
    // Less i steps, labels that don't overlap ascend. Those that would descend are pooled at their
    // mean, which moves them the least (isotonic regression).
    Deque<Pool> pools = new ArrayDeque<>();
    for (int i = 0; i < count; i++) {
      Pool pool = new Pool(wanted[i] - i * step, 1);
      while (!pools.isEmpty() && pools.peekLast().mean() > pool.mean()) {
        pool = pool.with(pools.removeLast());
      }
      pools.addLast(pool);
    }
    double[] places = new double[count];
    int next = 0;
    for (Pool pool : pools) {
      double place = Math.max(low, Math.min(high - (count - 1) * step, pool.mean()));
      for (int i = 0; i < pool.size(); i++, next++) {
        places[next] = place + next * step;
      }
    }
    return places;
  }

  /** Labels that stand as close as they may. */
  private record Pool(double mean, int size) {
    Pool with(Pool that) {
      double sum = mean * size + that.mean * that.size;
      return new Pool(sum / (size + that.size), size + that.size);
    }
  }
}
