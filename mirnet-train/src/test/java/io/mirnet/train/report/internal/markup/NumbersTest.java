package io.mirnet.train.report.internal.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.04,0.0 s",
    "9.94,9.9 s",
    "59.4,59 s",
    "59.6,1 min 0 s",
    "192.4,3 min 12 s",
    "3599.7,1 h 0 min",
    "7384,2 h 3 min",
    "NaN,–"
  })
  void timesAreReadAsPeopleSayThem(double seconds, String text) {
    assertThat(Numbers.duration(seconds)).isEqualTo(text);
  }

  @Test
  void differencesHaveTheirSign() {
    assertThat(Numbers.signed(0.1234, 3)).isEqualTo("+0.123");
    assertThat(Numbers.signed(-0.1236, 3)).isEqualTo("−0.124");
    assertThat(Numbers.signed(-0.0001, 3)).isEqualTo("0.000");
    assertThat(Numbers.signed(Double.NaN, 3)).isEqualTo("–");
  }

  @Test
  void thousandsAreSetApart() {
    assertThat(Numbers.whole(5858560)).isEqualTo("5,858,560");
    assertThat(Numbers.decimal(Double.POSITIVE_INFINITY, 2)).isEqualTo("∞");
  }

  @ParameterizedTest
  @CsvSource({"139.506,139.5", "5.6466,5.647", "0.081234,0.08123", "252988,'252,988'", "0,0"})
  void digitsThatCountAreKept(double value, String text) {
    assertThat(Numbers.significant(value, 4)).isEqualTo(text);
  }
}
