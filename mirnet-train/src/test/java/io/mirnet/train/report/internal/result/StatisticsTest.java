package io.mirnet.train.report.internal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void deviationIsThatOfASample() {
    double[] values = {2, 4, 4, 4, 5, 5, 7, 9};
    assertThat(Statistics.mean(values)).isEqualTo(5);
    // Python's statistics.stdev
    assertThat(Statistics.deviation(values)).isCloseTo(2.138089935299395, within(1e-15));
  }

  @Test
  void quantilesAreInterpolated() {
    double[] sorted = {1, 2, 3, 4};
    assertThat(Statistics.quantile(sorted, 0.25)).isEqualTo(1.75);
    assertThat(Statistics.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Statistics.quantile(sorted, 1)).isEqualTo(4);
    assertThat(Statistics.median(4, 1, 3, 2)).isEqualTo(2.5);
    assertThat(Statistics.median(9, 1, 3)).isEqualTo(3);
  }

  @Test
  void whatCannotBeKnownIsNotANumber() {
    assertThat(Statistics.mean()).isNaN();
    assertThat(Statistics.median()).isNaN();
    assertThat(Statistics.deviation(1)).isNaN();
  }

  /** The values that R's p.adjust gives for these. */
  @Test
  void adjustedValuesAreHolms() {
    assertThat(Statistics.holm(0.01, 0.02, 0.03, 0.04, 0.05))
        .containsExactly(new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, within(1e-12));
    assertThat(Statistics.holm(0.04, 0.5, 0.001))
        .containsExactly(new double[] {0.08, 0.5, 0.003}, within(1e-12));
    assertThat(Statistics.holm()).isEmpty();
  }
}
