package io.mirnet.train.report.internal.result;

import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that a trial left on disk.
 *
 * @param trial what it is a run of
 * @param state how it stands
 * @param result what it reached; empty unless it is complete
 * @param curve how it learned
 * @param manifest what made it; empty before it was begun
 * @param run its run directory, there or not
 * @param log its log, there or not
 */
public record TrialRecord(
    Trial trial,
    TrialState state,
    Optional<RunResult> result,
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

  /**
   * Returns a score of the last weights.
   *
   * @param score the score
   * @return its mean over the images; NaN if it isn't known
   */
  public double value(ReportedScore score) {
    return result.map(score::of).orElse(Double.NaN);
  }

  /** Number of weights; NaN if it isn't known. */
  public double parameters() {
    return result
        .flatMap(RunResult::cost)
        .map(cost -> (double) cost.parameters())
        .orElse(Double.NaN);
  }

  /** Multiply-adds in 10^9; NaN if they aren't known. */
  public double gmacs() {
    return result
        .flatMap(RunResult::cost)
        .map(cost -> cost.gmacs().orElse(Double.NaN))
        .orElse(Double.NaN);
  }

  /** Most resident memory in MiB; NaN if it isn't known. */
  public double peakMemory() {
    OptionalLong peak = result.map(RunResult::peakMemory).orElse(OptionalLong.empty());
    return peak.isPresent() ? peak.getAsLong() : Double.NaN;
  }
}
