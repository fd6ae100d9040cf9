package io.mirnet.train.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads time limits as sbatch writes them (its manual, {@code --time}). */
final class TimeLimit {
  /** Minutes, minutes:seconds or hours:minutes:seconds; or with days, days-hours and so on. */
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,6})(?::(\\d{1,2})(?::(\\d{1,2}))?)?");

  private static final Pattern DAYS =
      Pattern.compile("(\\d{1,4})-(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2}))?)?");

  private TimeLimit() {}

  /**
   * Reads a limit.
   *
   * @return the time, or empty if sbatch would not understand it
   */
  static Optional<Duration> parse(String text) {
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return Optional.of(
          Duration.ofDays(number(days, 1))
              .plusHours(number(days, 2))
              .plusMinutes(number(days, 3))
              .plusSeconds(number(days, 4)));
    }
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return Optional.empty();
    }
    boolean hours = clock.group(3) != null;
    return Optional.of(
        hours
            ? Duration.ofHours(number(clock, 1))
                .plusMinutes(number(clock, 2))
                .plusSeconds(number(clock, 3))
            : Duration.ofMinutes(number(clock, 1)).plusSeconds(number(clock, 2)));
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
