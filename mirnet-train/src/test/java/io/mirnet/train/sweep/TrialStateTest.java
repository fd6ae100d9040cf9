package io.mirnet.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.train.sweep.TrialState.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialStateTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  /** Seconds since the last sign of life; below zero where it is of the future. */
  @ParameterizedTest
  @CsvSource({"0, RUNNING", "59, RUNNING", "61, WAITING", "-59, RUNNING", "-61, WAITING"})
  void aProcessThatFellSilentWasInterruptedWhateverItsClock(long seconds, Status expected) {
    assertThat(running(seconds).at(NOW).status()).isEqualTo(expected);
  }

  @Test
  void aSignOfLifeFromTheFutureIsSaid() {
    assertThat(running(-Duration.ofDays(365).toSeconds()).at(NOW).message())
        .contains("a clock is wrong", "2027-01-01T12:00:00Z");
    assertThat(running(100).at(NOW).message()).isEqualTo("interrupted");
  }

  @Test
  void aStateThatCannotBeIsRefused() {
    assertThatThrownBy(() -> state(Status.RUNNING, "", 1))
        .isInstanceOf(DateTimeParseException.class);
    assertThatThrownBy(() -> state(Status.WAITING, "yesterday", 1))
        .isInstanceOf(DateTimeParseException.class);
    assertThatThrownBy(() -> state(Status.WAITING, "", -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> state(null, "", 1)).isInstanceOf(NullPointerException.class);
  }

  private static TrialState running(long seconds) {
    return state(Status.RUNNING, NOW.minusSeconds(seconds).toString(), 1);
  }

  private static TrialState state(Status status, String heartbeat, long iteration) {
    return new TrialState(status, 1, "here", 1, heartbeat, iteration, 10, "", "");
  }
}
