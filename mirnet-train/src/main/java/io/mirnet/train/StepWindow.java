package io.mirnet.train;

import io.mirnet.train.TrainingListener.Progress;
import io.mirnet.train.run.MetricsLog;
import io.mirnet.train.step.TrainingStep;

/**
 * Averages over the steps between two lines of the log; validation and saving don't count as time.
 */
final class StepWindow {
  private static final double NANOS = 1e9;

  private final long waitedBefore;
  private final long started = System.nanoTime();
  private long excluded;
  private int steps;
  private double loss;
  private double norm;
  private double lastLoss;

  StepWindow(long waitedBefore) {
    this.waitedBefore = waitedBefore;
  }

  void add(TrainingStep.Result result) {
    steps++;
    loss += result.loss();
    norm += result.gradientNorm();
    lastLoss = result.loss();
  }

  void exclude(long nanos) {
    excluded += nanos;
  }

  private double seconds() {
    return (System.nanoTime() - started - excluded) / NANOS;
  }

  Progress progress(long iteration, long total, double rate) {
    return new Progress(iteration, total, lastLoss, rate, steps / seconds());
  }

  MetricsLog.Training line(long iteration, double rate, long waited) {
    double seconds = seconds();
    double wait = (waited - waitedBefore) / NANOS / seconds;
    return new MetricsLog.Training(
        iteration, loss / steps, rate, norm / steps, seconds / steps, wait);
  }
}
