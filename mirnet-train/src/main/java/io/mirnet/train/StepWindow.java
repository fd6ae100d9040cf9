package io.mirnet.train;

import io.mirnet.api.training.RunObserver.Step;
import io.mirnet.api.training.RunObserver.Window;
import io.mirnet.train.step.TrainingStep;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Averages over the steps between two lines of the log; validation and saving don't count as time.
 */
final class StepWindow {
  private static final double NANOS = 1e9;

  private final long waitedBefore;
  private final long started = System.nanoTime();
  private final Map<String, Double> terms = new LinkedHashMap<>();
  private long excluded;
  private int steps;
  private double loss;
  private double norm;
  private TrainingStep.Result last;

  StepWindow(long waitedBefore) {
    this.waitedBefore = waitedBefore;
  }

  void add(TrainingStep.Result result) {
    steps++;
    loss += result.loss();
    norm += result.gradientNorm();
    result.terms().forEach((name, value) -> terms.merge(name, value, Double::sum));
    last = result;
  }

  void exclude(long nanos) {
    excluded += nanos;
  }

  private double seconds() {
    return (System.nanoTime() - started - excluded) / NANOS;
  }

  Step step(long iteration, long total, double rate) {
    return new Step(
        iteration, total, last.loss(), last.terms(), last.gradientNorm(), rate, steps / seconds());
  }

  Window window(long iteration, double rate, long waited) {
    double seconds = seconds();
    double wait = (waited - waitedBefore) / NANOS / seconds;
    Map<String, Double> means = new LinkedHashMap<>();
    terms.forEach((name, sum) -> means.put(name, sum / steps));
    return new Window(iteration, loss / steps, means, rate, norm / steps, seconds / steps, wait);
  }
}
