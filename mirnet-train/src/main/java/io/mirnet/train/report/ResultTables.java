package io.mirnet.train.report;

import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Part;
import io.mirnet.train.report.Table.Row;
import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.report.internal.result.Bootstrap;
import io.mirnet.train.report.internal.result.Comparison;
import io.mirnet.train.report.internal.result.Score;
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
    String caption =
        "Settings. Scores are the mean over seeds ± the sample standard deviation of seeds, of the "
            + "last weights on the validation set. Multiply-adds are those of convolutions on an "
            + "image of 256×256. Time per iteration is the median, time to train the mean and "
            + "memory the most over seeds; validation is not counted as time.";
    return new Table(caption, columns, rows);
  }

  private Row settingRow(SettingSummary setting) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(setting.number() + " " + setting.name()));
    cells.add(seeds(setting));
    cells.add(cell(setting, Numbers.whole(setting.mean("parameters"))));
    cells.add(cell(setting, Numbers.significant(setting.mean("gmacs"), 4)));
    for (Score score : sweep.scores()) {
      cells.add(cell(setting, meanAndSpread(setting, score)));
    }
    double[] speeds = setting.values(TrialRecord::secondsPerIteration);
    cells.add(cell(setting, Numbers.significant(Statistics.median(speeds), 3)));
    double seconds = Statistics.mean(setting.values(TrialRecord::seconds));
    cells.add(cell(setting, Numbers.duration(seconds)));
    cells.add(cell(setting, Numbers.whole(most(setting, t -> t.value("peak_memory_mib")))));
    return new Row("", cells);
  }

  private static double most(SettingSummary setting, ToDoubleFunction<TrialRecord> number) {
    double most = Double.NaN;
    for (double value : setting.values(number)) {
      most = Double.isNaN(most) ? value : Math.max(most, value);
    }
    return most;
  }

  private static String meanAndSpread(SettingSummary setting, Score score) {
    double[] values = setting.values(trial -> trial.value(score.name()));
    String mean = score.format(Statistics.mean(values));
    return values.length < 2
        ? mean
        : mean + " ± " + score.formatSpread(Statistics.deviation(values));
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

  /** Empty for a sweep of one setting. */
  Optional<Table> comparisons() {
    if (sweep.settings().size() < 2) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(List.of("Setting", "Seeds × images"));
    for (Score score : sweep.scores()) {
      columns.add(score.title() + " difference");
      columns.add("95 % interval");
      columns.add("Verdict");
    }
    List<Row> rows =
        sweep.settings().stream()
            .filter(setting -> setting != sweep.reference())
            .map(this::comparisonRow)
            .toList();
    return Optional.of(new Table(caption(), columns, rows));
  }

  private String caption() {
    boolean lone = sweep.settings().stream().allMatch(setting -> setting.trials().size() == 1);
    return "Differences from setting "
        + sweep.reference().number()
        + ", "
        + sweep.reference().name()
        + ", paired by seed and image. The interval is the bootstrap's, over images and seeds ("
        + Numbers.whole(Bootstrap.RESAMPLES)
        + " resamples, percentiles); where it holds 0 the settings are not told apart. "
        + (lone
            ? "With one seed it says nothing on what another seed would give."
            : "With few seeds it is rather too narrow.");
  }

  private Row comparisonRow(SettingSummary setting) {
    List<Optional<Comparison>> found =
        sweep.scores().stream()
            .map(score -> Comparison.of(sweep.reference(), setting, score))
            .toList();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(setting.number() + " " + setting.name()));
    cells.add(cell(setting, text(found.get(0), c -> c.seeds() + " × " + c.images())));
    for (int i = 0; i < found.size(); i++) {
      Score score = sweep.scores().get(i);
      Optional<Comparison> one = found.get(i);
      cells.add(cell(setting, text(one, c -> score.formatDifference(c.difference()))));
      cells.add(cell(setting, text(one.filter(Comparison::isInterval), c -> interval(c, score))));
      cells.add(Cell.text(text(one, c -> c.word(score.lowerIsBetter()))));
    }
    return new Row("", cells);
  }

  private static String text(Optional<Comparison> comparison, Function<Comparison, String> text) {
    return comparison.map(text).orElse(Numbers.UNKNOWN);
  }

  private static String interval(Comparison comparison, Score score) {
    return score.formatDifference(comparison.low())
        + " to "
        + score.formatDifference(comparison.high());
  }
}
