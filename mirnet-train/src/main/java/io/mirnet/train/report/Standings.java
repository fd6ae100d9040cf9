package io.mirnet.train.report;

import io.mirnet.train.report.internal.result.Comparison;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.sweep.SweepDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the settings of a sweep have reached, in the few columns that a terminal has room for: the
 * report's tables without what a page has room for.
 */
public final class Standings {
  private final SweepSummary sweep;
  private final ReportedScore score;

  private Standings(SweepSummary sweep) {
    this.sweep = sweep;
    this.score = sweep.objective();
  }

  /**
   * Reads what is there.
   *
   * @param sweep the sweep's directory
   * @return the settings as they stand; empty while no trial is complete
   * @throws io.mirnet.api.InputException if what a trial left can't be read
   */
  public static Optional<Standings> of(SweepDirectory sweep) {
    SweepSummary summary = SweepSummary.read(sweep, Optional.empty());
    return Optional.of(new Standings(summary)).filter(standings -> summary.best().isPresent());
  }

  /**
   * Returns the table.
   *
   * @return the heads of the columns, then a row for each setting in the order of the plan
   */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("setting", "seeds", score.title(), "difference", "95 % interval", ""));
    sweep.settings().forEach(setting -> rows.add(row(setting)));
    return rows;
  }

  private List<String> row(SettingSummary setting) {
    Optional<Comparison> comparison =
        setting == sweep.reference() ? Optional.empty() : sweep.compare(setting, score);
    return List.of(
        setting.number() + " " + setting.name(),
        Integer.toString(setting.complete().size()),
        setting.complete().isEmpty() ? setting.soFar(score) : setting.meanAndSpread(score),
        comparison.map(one -> score.formatDifference(one.difference())).orElse(""),
        comparison.filter(Comparison::isInterval).map(one -> one.interval(score)).orElse(""),
        sweep.best().filter(one -> one == setting).map(one -> "best").orElse(""));
  }

  /**
   * Says how to read the table.
   *
   * @return short lines; of one setting alone there is nothing to say
   */
  public List<String> notes() {
    return sweep.settings().size() < 2
        ? List.of()
        : List.of(
            "mean ± deviation of seeds; differences from setting %d;"
                .formatted(sweep.reference().number()),
            "where an interval holds 0, they are not told apart");
  }
}
