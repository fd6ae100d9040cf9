package io.mirnet.train.report;

import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Part;
import io.mirnet.train.report.Table.Row;
import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.report.internal.result.Bootstrap;
import io.mirnet.train.report.internal.result.Comparison;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.Statistics;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.report.internal.result.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The tables with a row for each setting: what it reached, and how far it is from the first. */
final class ResultTables {
  private final SweepSummary sweep;
  private final Links links;

  ResultTables(SweepSummary sweep, Links links) {
    this.sweep = sweep;
    this.links = links;
  }

  /** Names the row of a setting in the table of trials. */
  static String anchor(SettingSummary setting) {
    return "setting-" + setting.number();
  }

  Table settings() {
    List<String> columns = new ArrayList<>(List.of("Setting", "Seeds", "Parameters", "GMACs"));
    sweep.scores().forEach(score -> columns.add(score.title()));
    columns.addAll(List.of("Seconds per iteration", "Time to train", "Peak memory / MiB"));
    List<Row> rows = sweep.settings().stream().map(this::settingRow).toList();
    return new Table(caption(), columns, rows);
  }

  private String caption() {
    String caption =
        "Settings. Scores are the mean over seeds ± the sample standard deviation of seeds, of the "
            + "last weights on the validation set%s. Multiply-adds are those of convolutions on an "
            + "image of 256×256%s. Time per iteration is the median, time to train the mean and "
            + "memory the most over seeds; validation is not counted as time.";
    boolean all = sweep.settings().stream().noneMatch(ResultTables::isUntraceable);
    return caption.formatted(
        sweep.sets().size() > 1 ? "s" : "", all ? "" : ", unknown where a block can't be traced");
  }

  private static boolean isUntraceable(SettingSummary setting) {
    return setting.values(TrialRecord::parameters).length > 0
        && setting.values(TrialRecord::gmacs).length == 0;
  }

  private static String gmacs(SettingSummary setting) {
    return isUntraceable(setting)
        ? "unknown"
        : Numbers.significant(setting.mean(TrialRecord::gmacs), 4);
  }

  private Row settingRow(SettingSummary setting) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(setting.number() + " " + setting.name()));
    cells.add(seeds(setting));
    cells.add(cell(setting, Numbers.whole(setting.mean(TrialRecord::parameters))));
    cells.add(cell(setting, gmacs(setting)));
    for (ReportedScore score : sweep.scores()) {
      boolean left = score.equals(sweep.objective()) && setting.complete().isEmpty();
      cells.add(cell(setting, left ? setting.soFar(score) : setting.meanAndSpread(score)));
    }
    double[] speeds = setting.values(trial -> trial.curve().secondsPerIteration());
    cells.add(cell(setting, Numbers.significant(Statistics.median(speeds), 3)));
    double seconds = Statistics.mean(setting.values(trial -> trial.curve().seconds()));
    cells.add(cell(setting, Numbers.duration(seconds)));
    cells.add(cell(setting, Numbers.whole(most(setting, TrialRecord::peakMemory))));
    return new Row("", cells);
  }

  private static double most(SettingSummary setting, ToDoubleFunction<TrialRecord> number) {
    double most = Double.NaN;
    for (double value : setting.values(number)) {
      most = Double.isNaN(most) ? value : Math.max(most, value);
    }
    return most;
  }

  /** Each seed leads to its run; a number of several runs leads to the rows they have. */
  private Cell seeds(SettingSummary setting) {
    List<Part> parts = new ArrayList<>();
    for (TrialRecord trial : setting.complete()) {
      parts.add(new Part(Long.toString(trial.trial().seed()), links.toRun(trial)));
    }
    Facts.others(setting.trials())
        .ifPresent(others -> parts.add(new Part("(" + others + ")", "#" + anchor(setting))));
    return new Cell(List.copyOf(parts), false);
  }

  private Cell cell(SettingSummary setting, String text) {
    List<TrialRecord> runs = setting.complete();
    String href = runs.size() == 1 ? links.toRun(runs.get(0)) : "#" + anchor(setting);
    return Cell.number(text, href);
  }

  /** A table for each validation set, that of the objective first; none with one setting alone. */
  List<Table> comparisons() {
    return compared().isEmpty()
        ? List.of()
        : sweep.sets().stream().map(sweep::scores).map(this::comparison).toList();
  }

  /** All but the reference; of a search, which leaves most settings half-way, what is complete. */
  private List<SettingSummary> compared() {
    return sweep.settings().stream()
        .filter(setting -> setting != sweep.reference())
        .filter(setting -> sweep.search().isEmpty() || !setting.complete().isEmpty())
        .toList();
  }

  private Table comparison(List<ReportedScore> scores) {
    List<SettingSummary> others = compared();
    List<String> columns = new ArrayList<>(List.of("Setting", "Seeds × images"));
    List<Verdicts> verdicts = new ArrayList<>();
    for (ReportedScore score : scores) {
      columns.addAll(List.of(score.title() + " difference", "95 % interval", "Verdict"));
      if (others.size() > 1) {
        columns.add("All together");
      }
      verdicts.add(Verdicts.of(sweep, others, score));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      rows.add(comparisonRow(others.get(i), i, verdicts));
    }
    return new Table(comparisonCaption(others.size()), columns, rows);
  }

  private String comparisonCaption(int comparisons) {
    boolean lone = sweep.settings().stream().allMatch(setting -> setting.trials().size() == 1);
    return "Differences from setting "
        + sweep.reference().number()
        + ", "
        + sweep.reference().name()
        + ", paired by seed and image. The interval is the bootstrap's, over "
        + (sweep.scenes().isPresent() ? "scenes" : "images")
        + " and seeds ("
        + Numbers.whole(Bootstrap.RESAMPLES)
        + " resamples, percentiles); where it holds 0 the settings are not told apart. "
        + (lone
            ? "With one seed it says nothing on what another seed would give."
            : "With few seeds it is rather too narrow.")
        + (sweep.scenes().isPresent()
            ? " Where all images are of one scene, the interval is over them, and says nothing on other scenes."
            : " Images of one scene are not independent; where there are such, name their scenes by the sweep's key scene.")
        + (comparisons > 1
            ? " Of many settings one is told apart by chance: the last verdict of a score holds together with the others of its column (Holm's adjusted p)."
            : "");
  }

  private Row comparisonRow(SettingSummary setting, int number, List<Verdicts> verdicts) {
    Optional<Comparison> some =
        verdicts.stream().flatMap(one -> one.comparison(number).stream()).findFirst();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(setting.number() + " " + setting.name()));
    cells.add(cell(setting, text(some, ResultTables::size)));
    for (Verdicts one : verdicts) {
      ReportedScore score = one.score();
      Optional<Comparison> found = one.comparison(number);
      cells.add(cell(setting, text(found, c -> score.formatDifference(c.difference()))));
      cells.add(cell(setting, text(found.filter(Comparison::isInterval), c -> c.interval(score))));
      cells.add(Cell.text(text(found, c -> c.word(score.kind().direction()))));
      if (verdicts.get(0).several()) {
        cells.add(Cell.text(one.together(number)));
      }
    }
    return new Row("", cells);
  }

  private static String size(Comparison comparison) {
    String size = comparison.seeds() + " × " + comparison.images();
    return comparison.scenes() == 0
        ? size
        : size + " of " + comparison.scenes() + (comparison.scenes() == 1 ? " scene" : " scenes");
  }

  private static String text(Optional<Comparison> comparison, Function<Comparison, String> text) {
    return comparison.map(text).orElse(Numbers.UNKNOWN);
  }
}
