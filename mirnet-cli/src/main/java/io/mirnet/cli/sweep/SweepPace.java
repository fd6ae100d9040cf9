package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Progress;
import java.util.Optional;

/**
 * How fast a sweep goes on, since somebody looks.
 *
 * @param from how much of it was done then, 0 to 1
 * @param nanos when
 */
record SweepPace(double from, long nanos) {
  /** Of less than this the first steps, which are slow, would say too much. */
  private static final double LEAST = 0.005;

  /**
   * Says how long the rest takes if it goes on as it went.
   *
   * @param share how much is done now, 0 to 1
   * @param now when
   * @return as clocks show it; empty while too little has been done to tell
   */
  Optional<String> left(double share, long now) {
    double done = share - from;
    if (done < LEAST || share >= 1) {
      return Optional.empty();
    }
    double seconds = (now - nanos) / 1e9 * (1 - share) / done;
    return Optional.of(Progress.clock(Math.round(seconds)));
  }
}
