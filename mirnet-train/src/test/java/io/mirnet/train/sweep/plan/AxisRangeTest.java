package io.mirnet.train.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Checked.Violation;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AxisRangeTest {
  @Test
  void aLogarithmicRangeGivesEachTenfoldTheSame() {
    AxisRange range = new AxisRange(1e-4, 1e-2, true, Optional.empty());
    assertThat(range.at(0)).isEqualTo("0.0001");
    assertThat(range.at(0.5)).isEqualTo("0.001");
    assertThat(range.at(0.75)).isEqualTo("0.00316");
    assertThat(range.at(Math.nextDown(1.0))).isEqualTo("0.01");
    assertThat(range.values()).isZero();
  }

  @Test
  void stepsAreWholeNumbersWhereTheyAreGivenSo() {
    AxisRange range = new AxisRange(16, 64, false, Optional.of(16.0));
    assertThat(range.values()).isEqualTo(4);
    assertThat(range.at(0)).isEqualTo("16");
    assertThat(range.at(0.99)).isEqualTo("64");
    assertThat(new AxisRange(0, 0.3, false, Optional.of(0.1)).values()).isEqualTo(4);
    assertThat(new AxisRange(0, 0.3, false, Optional.of(0.1)).at(0.99)).isEqualTo("0.3");
  }

  @Test
  void roundingDoesNotLeaveTheRange() {
    assertThat(new AxisRange(1.2345, 1.2346, false, Optional.empty()).at(0)).isEqualTo("1.2345");
    assertThat(new AxisRange(1.2364, 1.2365, false, Optional.empty()).at(0.9)).isEqualTo("1.2365");
    assertThat(new AxisRange(12000, 48000, false, Optional.empty()).at(0.01)).isEqualTo("12400");
  }

  @Test
  void whatIsNoRangeIsRefused() {
    assertThat(new AxisRange(2, 1, false, Optional.empty()).violations())
        .extracting(Violation::key)
        .containsExactly("to");
    assertThat(new AxisRange(0, 1, true, Optional.empty()).violations())
        .extracting(Violation::key)
        .containsExactly("from");
    assertThat(new AxisRange(0, 1, false, Optional.of(0.0)).violations())
        .extracting(Violation::key)
        .containsExactly("step");
    assertThat(new AxisRange(Double.NaN, 1, false, Optional.empty()).violations())
        .extracting(Violation::key)
        .containsExactly("to");
  }
}
