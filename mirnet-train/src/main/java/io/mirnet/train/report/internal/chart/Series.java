package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.result.SettingSummary;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a chart draws of one setting.
 *
 * @param number the setting's number, which chooses line, marker and colour
 * @param label its text
 * @param points from left to right
 */
public record Series(int number, String label, List<Point> points) {
  /** Colours of the style sheet. */
  private static final int COLOURS = 8;

  /** Seven is prime to eight: 56 settings look different from each other. */
  private static final List<String> DASHES =
      List.of("", "8 4", "2 3", "10 3 2 3", "5 2", "14 4", "6 3 2 3 2 3");

  private static final int MARKERS = 6;
  private static final int LONGEST = 24;

  /**
   * A mean with the range of its seeds.
   *
   * @param x place on the horizontal axis
   * @param y mean
   * @param low the least
   * @param high the greatest
   */
  public record Point(double x, double y, double low, double high) {}

  /**
   * Makes the series of a setting.
   *
   * @param setting the setting
   * @param points from left to right, at least one
   * @return what to draw
   */
  public static Series of(SettingSummary setting, List<Point> points) {
    return new Series(setting.number(), setting.number() + " " + setting.name(), points);
  }

  /**
   * Returns where the curve ends.
   *
   * @return the last point
   */
  public Point last() {
    return points.get(points.size() - 1);
  }

  String colour() {
    return "c" + (number - 1) % COLOURS;
  }

  String dash() {
    return DASHES.get((number - 1) % DASHES.size());
  }

  /**
   * Says in full what charts cut, for those who have no pointer to rest on a marker.
   *
   * @param series what is drawn
   * @return a sentence with a space before it; empty if nothing is cut
   */
  public static String inFull(List<Series> series) {
    String names =
        series.stream()
            .filter(one -> one.label().length() > LONGEST)
            .map(Series::label)
            .collect(Collectors.joining("; "));
    return names.isEmpty() ? "" : " In full: " + names + ".";
  }

  /** The number leads, so that a label which is cut is still one of its own. */
  String shortLabel() {
    return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…";
  }

  /** Draws the setting's marker, with its whole name to be seen under the pointer. */
  Element marker(double x, double y) {
    return Element.of("path", Element.of("title", label))
        .with("class", "mark " + colour() + ((number - 1) % (2 * MARKERS) < MARKERS ? "" : " open"))
        .with("transform", "translate(%s %s)".formatted(hundredths(x), hundredths(y)))
        .with("d", shape((number - 1) % MARKERS));
  }

  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  /** Circle, square, triangle, diamond, triangle upside down, cross. */
  private static String shape(int marker) {
    return switch (marker) {
      case 0 -> "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
      case 1 -> "M-3.6-3.6h7.2v7.2h-7.2z";
      case 2 -> "M0-4.6L4.4 3.4h-8.8z";
      case 3 -> "M0-5L5 0L0 5L-5 0z";
      case 4 -> "M0 4.6L4.4-3.4h-8.8z";
      default -> "M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z";
    };
  }
}
