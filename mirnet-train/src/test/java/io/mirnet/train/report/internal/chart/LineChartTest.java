package io.mirnet.train.report.internal.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.train.report.internal.chart.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineChartTest {
  @Test
  void labelsAreMovedApartInTheirOrder() {
    // Three around their mean, 155 / 3; the fourth has room.
    assertThat(LineChart.spread(new double[] {50, 52, 53, 90}, 15, 0, 100))
        .containsExactly(new double[] {36.667, 51.667, 66.667, 90}, within(0.001));
  }

  @Test
  void labelsThatAreFarApartStayWhereTheyAre() {
    assertThat(LineChart.spread(new double[] {10, 50, 90}, 14, 0, 100))
        .containsExactly(new double[] {10, 50, 90}, within(1e-9));
  }

  @Test
  void labelsStayWithinTheChart() {
    assertThat(LineChart.spread(new double[] {97, 98, 99}, 14, 0, 100))
        .containsExactly(new double[] {72, 86, 100}, within(1e-9));
    double[] many = LineChart.spread(new double[101], 14, 0, 100);
    assertThat(many).isSorted().doesNotHaveDuplicates().contains(0, 100);
  }

  @Test
  void curvesDifferInMoreThanColour() {
    List<Series> series = List.of(series(1, 30), series(2, 31));
    String svg = new LineChart("c", "iterations", "PSNR", series, true).draw("t", "d").toString();
    assertThat(svg).contains("stroke-dasharray=\"none\"", "stroke-dasharray=\"8 4\"");
    assertThat(svg).contains(">1 first</text>", ">2 first</text>");
    assertThat(svg).contains("<title id=\"c-title\">t</title>", "<desc id=\"c-desc\">d</desc>");
  }

  @Test
  void theAxisBeginsWithTheFirstPoint() {
    List<Point> points =
        List.of(
            new Point(1000, 30, 30, 30), new Point(2000, 31, 31, 31), new Point(4000, 32, 32, 32));
    String svg =
        new LineChart("c", "x", "y", List.of(new Series(1, "1 x", points)), true)
            .draw("t", "d")
            .toString();
    assertThat(svg)
        .contains(">1,000</text>", ">4,000</text>")
        .doesNotContain(">0</text>", ">500</text>");
  }

  @Test
  void whatLabelsCutIsSaidInFull() {
    Series cut = new Series(2, "2 from=0.00299, width=16, fusion=skff", List.of());
    assertThat(cut.shortLabel()).isEqualTo("2 from=0.00299, width=1…");
    assertThat(Series.inFull(List.of(series(1, 30), cut)))
        .isEqualTo(" In full: 2 from=0.00299, width=16, fusion=skff.");
    assertThat(Series.inFull(List.of(series(1, 30)))).isEmpty();
  }

  @Test
  void aCurveOfOnePointIsDrawn() {
    Series one = new Series(1, "1 x", List.of(new Point(0, 30, 30, 30)));
    String svg = new LineChart("c", "x", "y", List.of(one), true).draw("t", "d").toString();
    assertThat(svg).contains("class=\"mark c0\"").doesNotContain("NaN", "Infinity");
  }

  /**
   * Of nine errors from 8 to 0 half lie above the axis, and none below; of qualities it is so
   * mirrored.
   */
  @Test
  void theAxisLeavesOutWhereCurvesBeginAndNeverWhereTheyEnd() {
    List<Point> errors = new ArrayList<>();
    List<Point> qualities = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      errors.add(new Point(i, 8 - i, 8 - i, 8 - i));
      qualities.add(new Point(i, i, i, i));
    }
    assertThat(ticks(errors, false)).startsWith("0").endsWith("4");
    assertThat(ticks(qualities, true)).startsWith("4").endsWith("8");
  }

  /** Texts left of the plot. */
  private static List<String> ticks(List<Point> points, boolean rising) {
    Series one = new Series(1, "1 x", points);
    String svg = new LineChart("c", "x", "y", List.of(one), rising).draw("t", "d").toString();
    return Pattern.compile("text-anchor=\"end\">([^<]+)<")
        .matcher(svg)
        .results()
        .map(match -> match.group(1))
        .map(text -> text.replaceAll("[.]0+$", ""))
        .toList();
  }

  private static Series series(int number, double psnr) {
    return new Series(
        number,
        number + " first",
        List.of(new Point(10, 20, 19, 21), new Point(20, psnr, psnr, psnr)));
  }
}
