package io.mirnet.train.report.internal.result;

import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.sweep.TrialState.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The trials of one setting: a row of the report.
 *
 * @param number its place in the sweep, from 1: what tells it apart where its name is too long
 * @param name its name
 * @param trials one for each seed
 */
public record SettingSummary(int number, String name, List<TrialRecord> trials) {
  private static final Set<Status> LEARNING =
      EnumSet.of(Status.RUNNING, Status.WAITING, Status.PAUSED);

  /**
   * Returns the trials that were trained to the end and measured.
   *
   * @return by seed
   */
  public List<TrialRecord> complete() {
    return trials.stream().filter(trial -> trial.result().isPresent()).toList();
  }

  /** One number of each complete trial that has it. */
  public double[] values(ToDoubleFunction<TrialRecord> number) {
    return complete().stream().mapToDouble(number).filter(v -> !Double.isNaN(v)).toArray();
  }

  /**
   * Returns the mean of a number over the complete trials.
   *
   * @param number a number of a trial; NaN for one that lacks it
   * @return NaN if none has it
   */
  public double mean(ToDoubleFunction<TrialRecord> number) {
    return Statistics.mean(values(number));
  }

  /**
   * Writes a score.
   *
   * @param score what was measured
   * @return the mean of the complete trials, and where there are several the deviation, as in
   *     {@code 36.41 ± 0.202}
   */
  public String meanAndSpread(ReportedScore score) {
    double[] values = values(trial -> trial.value(score));
    String mean = score.format(Statistics.mean(values));
    return values.length < 2
        ? mean
        : mean + " ± " + score.formatSpread(Statistics.deviation(values));
  }

  /**
   * A validation, summed up over seeds.
   *
   * @param iteration updates done
   * @param seconds mean time
   * @param value mean of the objective
   * @param low the least of the seeds
   * @param high the greatest of the seeds
   */
  public record CurvePoint(long iteration, double seconds, double value, double low, double high) {}

  /**
   * Returns the mean learning curve of the complete trials; while there are none, that of the
   * others that learn, as far as all of them have come, so that the mean is always one of the same
   * trials.
   */
  public List<CurvePoint> curve() {
    List<TrialRecord> some = complete();
    if (some.isEmpty()) {
      some =
          trials.stream()
              .filter(trial -> LEARNING.contains(trial.state().status()))
              .filter(trial -> !trial.curve().points().isEmpty())
              .toList();
    }
    TreeSet<Long> iterations = new TreeSet<>();
    some.forEach(trial -> trial.curve().points().forEach(p -> iterations.add(p.iteration())));
    List<CurvePoint> mean = new ArrayList<>();
    List<Map<Long, Curve.Point>> curves = some.stream().map(SettingSummary::byIteration).toList();
    for (long iteration : iterations) {
      List<Curve.Point> here =
          curves.stream().map(curve -> curve.get(iteration)).filter(Objects::nonNull).toList();
      if (here.size() == curves.size()) {
        double[] values = here.stream().mapToDouble(Curve.Point::value).sorted().toArray();
        double seconds = here.stream().mapToDouble(Curve.Point::seconds).average().orElseThrow();
        mean.add(
            new CurvePoint(
                iteration, seconds, Statistics.mean(values), values[0], values[values.length - 1]));
      }
    }
    return mean;
  }

  /**
   * Says what a setting had reached that is not complete, such as one that a search left.
   *
   * @param objective what curves are of
   * @return as in {@code 34.20 at 120}; a dash before the first validation
   */
  public String soFar(ReportedScore objective) {
    List<CurvePoint> curve = curve();
    if (curve.isEmpty()) {
      return Numbers.UNKNOWN;
    }
    CurvePoint last = curve.get(curve.size() - 1);
    return objective.format(last.value()) + " at " + Numbers.whole((double) last.iteration());
  }

  private static Map<Long, Curve.Point> byIteration(TrialRecord trial) {
    Map<Long, Curve.Point> points = new HashMap<>();
    for (Curve.Point point : trial.curve().points()) {
      if (Double.isFinite(point.value())) {
        points.put(point.iteration(), point);
      }
    }
    return points;
  }
}
