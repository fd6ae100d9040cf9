package io.mirnet.train.report.internal.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.train.report.internal.chart.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScatterChartTest {
  private static final Pattern LABEL =
      Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\" text-anchor=\"(\\w+)\" class=\"c");

  private static String draw(int settings, double step) {
    List<Series> series = new ArrayList<>();
    for (int n = 1; n <= settings; n++) {
      double y = 30 + n * step;
      series.add(new Series(n, n + " setting", List.of(new Point(5e6, y, y - 0.1, y + 0.1))));
    }
    return new ScatterChart("c", "parameters", "PSNR", series).draw("t", "d").toString();
  }

  @Test
  void settingsOfOneSizeKeepTheirLabelsApart() {
    List<MatchResult> labels = LABEL.matcher(draw(10, 0.001)).results().toList();
    assertThat(labels).hasSize(10);
    assertThat(labels.stream().map(label -> label.group(3) + label.group(2)))
        .doesNotHaveDuplicates();
  }

  @Test
  void whereLabelsFindNoRoomTheNumberIsLeft() {
    String crowded = draw(80, 0);
    assertThat(LABEL.matcher(crowded).results().count()).isEqualTo(80);
    assertThat(crowded).contains(">80</text>").doesNotContain("NaN");
  }
}
