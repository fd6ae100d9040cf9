package io.mirnet.train.run;

/**
 * How far a run has come: all that a resumed run can't compute from its configuration.
 *
 * @param iteration updates done
 * @param best the best value of the monitored score so far; NaN before the first
 * @param bestIteration updates done at the best validation; 0 before the first
 */
public record TrainingState(long iteration, double best, long bestIteration) {
  /** The state of a run that has not begun. */
  public static final TrainingState START = new TrainingState(0, Double.NaN, 0);

  /**
   * Counts an update.
   *
   * @return one iteration further
   */
  public TrainingState next() {
    return new TrainingState(iteration + 1, best, bestIteration);
  }

  /**
   * Notes the best weights so far.
   *
   * @param value the monitored score now
   * @return the same iteration, as the best
   */
  public TrainingState withBest(double value) {
    return new TrainingState(iteration, value, iteration);
  }
}
