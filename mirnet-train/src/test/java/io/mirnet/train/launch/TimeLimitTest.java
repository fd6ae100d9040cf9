package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
  /** The six forms in sbatch's manual. */
  @ParameterizedTest
  @CsvSource({
    "90, PT90M",
    "90:30, PT90M30S",
    "8:00:00, PT8H",
    "100:05:07, PT100H5M7S",
    "2-12, PT60H",
    "2-12:30, PT60H30M",
    "1-00:00:05, PT24H5S"
  })
  void eachFormOfSbatchIsRead(String text, Duration expected) {
    assertThat(TimeLimit.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8h", "1:2:3:4", "-5", "1-", "1.5", "UNLIMITED"})
  void otherFormsAreNot(String text) {
    assertThat(TimeLimit.parse(text)).isEmpty();
  }
}
