package io.mirnet.train.report;

import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.report.internal.result.Comparison;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.Statistics;
import io.mirnet.train.report.internal.result.SweepSummary;
import java.util.List;
import java.util.Optional;

/** What one score says of all settings but the reference, each alone and all together. */
record Verdicts(
    ReportedScore score, List<Optional<Comparison>> comparisons, List<Double> adjusted) {

  static Verdicts of(SweepSummary sweep, List<SettingSummary> others, ReportedScore score) {
    List<Optional<Comparison>> found =
        others.stream().map(setting -> sweep.compare(setting, score)).toList();
    double[] holm =
        Statistics.holm(
            found.stream().flatMap(Optional::stream).mapToDouble(Comparison::p).toArray());
    int[] next = {0};
    List<Double> adjusted =
        found.stream().map(one -> one.isPresent() ? holm[next[0]++] : Double.NaN).toList();
    return new Verdicts(score, found, adjusted);
  }

  boolean several() {
    return comparisons.size() > 1;
  }

  Optional<Comparison> comparison(int number) {
    return comparisons.get(number);
  }

  /** As in {@code better, p 0.003}. */
  String together(int number) {
    double p = adjusted.get(number);
    return comparison(number)
        .map(one -> one.wordTogether(score.kind().direction(), p))
        .map(word -> word + ", p " + Numbers.decimal(p, 3))
        .orElse(Numbers.UNKNOWN);
  }
}
