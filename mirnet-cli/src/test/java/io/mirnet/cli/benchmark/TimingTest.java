package io.mirnet.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void oneSlowRepeatMovesTheSpreadAndNotTheMedian() {
    assertThat(Timing.of(List.of(2.0, 9.0, 1.0))).isEqualTo(new Timing(2, 1, 9));
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertThat(Timing.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Timing(3, 1, 9));
  }
}
