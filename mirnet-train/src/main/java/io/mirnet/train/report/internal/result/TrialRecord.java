package io.mirnet.train.report.internal.result;

import io.mirnet.train.run.Manifest;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a trial left on disk.
 *
 * @param trial what it is a run of
 * @param state how it stands
 * @param scores what it reached; empty unless it is complete
 * @param curve how it learned
 * @param manifest what made it; empty before it was begun
 * @param run its run directory, there or not
 * @param log its log, there or not
 */
public record TrialRecord(
    Trial trial,
    TrialState state,
    Optional<TrialScores> scores,
    Curve curve,
    Optional<Manifest> manifest,
    Path run,
    Path log) {

  /**
   * Tells whether the trial stands like this.
   *
   * @param status a status
   * @return whether it is the trial's
   */
  public boolean is(TrialState.Status status) {
    return state.status() == status;
  }

  /** Results say it for all attempts; the log says it for those that count. */
  public double seconds() {
    double told = scores.map(s -> s.value("seconds")).orElse(Double.NaN);
    return Double.isNaN(told) ? curve.seconds() : told;
  }

  /**
   * Returns the time of an update.
   *
   * @return the median; NaN before the first line of the log
   */
  public double secondsPerIteration() {
    double told = scores.map(s -> s.value("seconds_per_iteration")).orElse(Double.NaN);
    return Double.isNaN(told) ? curve.secondsPerIteration() : told;
  }

  /**
   * Returns a number of the result.
   *
   * @param key its key in {@code result.json}
   * @return NaN if it isn't known
   */
  public double value(String key) {
    return scores.map(s -> s.value(key)).orElse(Double.NaN);
  }
}
