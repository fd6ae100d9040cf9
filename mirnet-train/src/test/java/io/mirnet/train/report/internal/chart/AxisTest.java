package io.mirnet.train.report.internal.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(axis::label).toList();
  }

  @Test
  void ticksAreRound() {
    assertThat(labels(Axis.covering(0, 100, 5)))
        .containsExactly("0", "20", "40", "60", "80", "100");
    assertThat(labels(Axis.covering(30.13, 30.41, 6)))
        .containsExactly("30.10", "30.15", "30.20", "30.25", "30.30", "30.35", "30.40", "30.45");
    assertThat(labels(Axis.covering(0.2, 0.7, 2))).containsExactly("0.00", "0.25", "0.50", "0.75");
  }

  @Test
  void largeNumbersAreShort() {
    assertThat(labels(Axis.covering(0, 100_000, 4)))
        .containsExactly("0", "25 k", "50 k", "75 k", "100 k");
    assertThat(labels(Axis.covering(4e6, 10.6e6, 4)))
        .containsExactly("4 M", "6 M", "8 M", "10 M", "12 M");
    assertThat(labels(Axis.covering(0, 3000, 3))).containsExactly("0", "1,000", "2,000", "3,000");
  }

  @Test
  void aSingleValueLiesInside() {
    for (double value : new double[] {0, 34.5, -3, 5858560}) {
      Axis axis = Axis.covering(value, value, 5);
      assertThat(axis.place(value)).isBetween(0.1, 0.9);
    }
  }

  @Test
  void everyValueLiesOnTheAxis() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int n = 0; n < 1000; n++) {
      double least = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-4, 8));
      double greatest = least + Math.pow(10, random.nextInt(-4, 8)) * random.nextDouble(0.1, 1);
      Axis axis = Axis.covering(least, greatest, 5);
      assertThat(axis.place(least)).as("seed %d, round %d", seed, n).isBetween(-1e-6, 0.5);
      assertThat(axis.place(greatest)).as("seed %d, round %d", seed, n).isBetween(0.5, 1 + 1e-6);
      assertThat(axis.steps()).isBetween(1, 7);
    }
  }

  @Test
  void placesAreLinear() {
    Axis axis = Axis.covering(20, 40, 4);
    assertThat(axis.place(20)).isEqualTo(0);
    assertThat(axis.place(35)).isCloseTo(0.75, within(1e-12));
    assertThat(axis.place(50)).isCloseTo(1.5, within(1e-12));
  }
}
