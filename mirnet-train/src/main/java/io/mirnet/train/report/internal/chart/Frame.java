package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.markup.Element;
import java.util.List;

/**
 * The paper of a chart: axes with ticks and names, and from values to pixels.
 *
 * @param id names the chart within the page
 * @param x the horizontal axis
 * @param xName its name with the unit
 * @param y the vertical axis
 * @param yName its name with the unit
 * @param right pixels to the right of the plot, for labels
 */
record Frame(String id, Axis x, String xName, Axis y, String yName, int right) {
  static final int WIDTH = 560;
  static final int HEIGHT = 360;
  private static final int LEFT = 64;
  private static final int TOP = 14;
  private static final int BOTTOM = 46;

  double x(double value) {
    return left() + x.place(value) * (end() - left());
  }

  double y(double value) {
    return bottom() - y.place(value) * (bottom() - top());
  }

  double left() {
    return LEFT;
  }

  double end() {
    return WIDTH - right;
  }

  double top() {
    return TOP;
  }

  double bottom() {
    return HEIGHT - BOTTOM;
  }

  /**
   * Draws the chart.
   *
   * @param title what it shows, in a few words
   * @param description what there is to see, for those who can't
   * @param inside what is cut off at the plot's edges
   * @param outside what isn't
   */
  Element draw(String title, String description, Element inside, Element outside) {
    Element clip =
        Element.of("clipPath", rectangle(left() - 6, top() - 6, end() + 6, bottom() + 1))
            .with("id", id + "-clip");
    return Element.of("svg")
        .with("viewBox", "0 0 %d %d".formatted(WIDTH, HEIGHT))
        .with("role", "img")
        .with("aria-labelledby", "%s-title %s-desc".formatted(id, id))
        .add(
            Element.of("title", title).with("id", id + "-title"),
            Element.of("desc", description).with("id", id + "-desc"),
            clip,
            axes(),
            inside.with("clip-path", "url(#" + id + "-clip)"),
            outside);
  }

  private static Element rectangle(double x0, double y0, double x1, double y1) {
    return Element.of("rect")
        .with("x", x0)
        .with("y", y0)
        .with("width", x1 - x0)
        .with("height", y1 - y0);
  }

  private Element axes() {
    Element group = Element.of("g").with("class", "axes");
    for (double tick : x.ticks()) {
      group.add(line(x(tick), bottom(), x(tick), bottom() + 4));
      group.add(text(x(tick), bottom() + 18, "middle", x.label(tick)));
    }
    for (double tick : y.ticks()) {
      group.add(line(left(), y(tick), end(), y(tick)).with("class", "grid"));
      group.add(text(left() - 8, y(tick) + 4, "end", y.label(tick)));
    }
    group.add(line(left(), bottom(), end(), bottom()));
    group.add(text((left() + end()) / 2, HEIGHT - 8, "middle", xName).with("class", "name"));
    double middle = (top() + bottom()) / 2;
    return group.add(
        text(0, 0, "middle", yName)
            .with("class", "name")
            .with("transform", "translate(13 %s) rotate(-90)".formatted(middle)));
  }

  static Element line(double x0, double y0, double x1, double y1) {
    return Element.of("line").with("x1", x0).with("y1", y0).with("x2", x1).with("y2", y1);
  }

  static Element text(double x, double y, String anchor, String text) {
    return Element.of("text", text).with("x", x).with("y", y).with("text-anchor", anchor);
  }

  /** Joins points with straight lines. */
  static String path(List<double[]> points) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.length() == 0 ? 'M' : 'L')
          .append(Math.rint(point[0] * 100) / 100)
          .append(' ')
          .append(Math.rint(point[1] * 100) / 100);
    }
    return path.toString();
  }
}
