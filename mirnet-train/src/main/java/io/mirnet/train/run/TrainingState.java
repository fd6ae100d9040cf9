package io.mirnet.train.run;

/**
 * How far a run has come: all that a resumed run can't compute from its configuration.
 *
 * @param iteration updates done
 * @param bestPsnr the best validation PSNR so far in dB; negative infinity before the first
 * @param bestIteration updates done at the best validation; 0 before the first
 */
public record TrainingState(long iteration, double bestPsnr, long bestIteration) {
  /** The state of a run that has not begun. */
  public static final TrainingState START = new TrainingState(0, Double.NEGATIVE_INFINITY, 0);
}
