package io.mirnet.train.report;

import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Part;
import io.mirnet.train.report.Table.Row;
import io.mirnet.train.report.internal.markup.Numbers;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.report.internal.result.TrialRecord;
import io.mirnet.train.sweep.TrialState.Status;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables with a row for each trial: how it stands, and why it failed. */
final class TrialTables {
  private final SweepSummary sweep;
  private final Links links;

  TrialTables(SweepSummary sweep, Links links) {
    this.sweep = sweep;
    this.links = links;
  }

  Table trials() {
    List<String> columns = new ArrayList<>(List.of("Setting", "Seed", "State"));
    sweep.scores().forEach(score -> columns.add(score.title()));
    columns.addAll(List.of("Seconds per iteration", "Time to train", "Peak memory / MiB"));
    if (links.lead()) {
      columns.add("Files");
    }
    List<Row> rows = new ArrayList<>();
    for (SettingSummary setting : sweep.settings()) {
      String id = ResultTables.anchor(setting);
      for (TrialRecord trial : setting.trials()) {
        rows.add(new Row(id, cells(setting, trial)));
        id = "";
      }
    }
    String caption = links.lead() ? "Trials. Each number leads to its run directory." : "Trials.";
    return new Table(caption, columns, rows);
  }

  private List<Cell> cells(SettingSummary setting, TrialRecord trial) {
    String run = trial.manifest().isPresent() ? links.toRun(trial) : "";
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(setting.number() + " " + setting.name()));
    cells.add(Cell.number(Long.toString(trial.trial().seed()), run));
    cells.add(Cell.text(state(trial)));
    for (ReportedScore score : sweep.scores()) {
      cells.add(Cell.number(score.format(trial.value(score)), run));
    }
    cells.add(Cell.number(Numbers.significant(trial.curve().secondsPerIteration(), 3), run));
    cells.add(Cell.number(Numbers.duration(trial.curve().seconds()), run));
    cells.add(Cell.number(Numbers.whole(trial.peakMemory()), run));
    if (links.lead()) {
      cells.add(files(trial, run));
    }
    return cells;
  }

  private Cell files(TrialRecord trial, String run) {
    List<Part> parts = new ArrayList<>();
    if (!run.isEmpty()) {
      parts.add(new Part("run", run));
    }
    parts.addAll(log(trial));
    return new Cell(List.copyOf(parts), false);
  }

  private List<Part> log(TrialRecord trial) {
    return links.lead() && Files.exists(trial.log())
        ? List.of(new Part("log", links.to(trial.log())))
        : List.of();
  }

  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String state(TrialRecord trial) {
    String word = word(trial.state().status());
    boolean begun = trial.state().iterations() > 0 && !trial.is(Status.COMPLETE);
    if (!begun) {
      return word;
    }
    String reached =
        "%s at %s of %s"
            .formatted(
                word,
                Numbers.whole((double) trial.state().iteration()),
                Numbers.whole((double) trial.state().iterations()));
    return trial.is(Status.PAUSED) ? reached + ", " + trial.state().score() : reached;
  }

  /** Trials that failed or diverged, with what they said; empty if there are none. */
  Optional<Table> failures() {
    List<Row> rows = new ArrayList<>();
    for (SettingSummary setting : sweep.settings()) {
      for (TrialRecord trial : setting.trials()) {
        if (trial.is(Status.FAILED) || trial.is(Status.DIVERGED)) {
          rows.add(
              new Row(
                  "",
                  List.of(
                      Cell.text(setting.number() + " " + setting.name()),
                      Cell.number(Long.toString(trial.trial().seed()), ""),
                      Cell.text(state(trial)),
                      Cell.text(trial.state().message()),
                      new Cell(log(trial), false))));
        }
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "Failed and diverged trials. They count in no number above.",
                List.of("Setting", "Seed", "State", "Message", "Log"),
                rows));
  }
}
