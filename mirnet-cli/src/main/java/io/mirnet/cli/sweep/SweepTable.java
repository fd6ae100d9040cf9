package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Format;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Trial;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the trials of a sweep stand.
 *
 * @param rows one for each trial, in the plan's order
 */
record SweepTable(List<Row> rows) {
  /** A trial and its state. */
  record Row(Trial trial, TrialState state) {}

  static SweepTable of(SweepDirectory directory) {
    List<Row> rows = new ArrayList<>();
    for (Trial trial : directory.plan().trials()) {
      rows.add(new Row(trial, directory.state(trial.id())));
    }
    return new SweepTable(rows);
  }

  private long count(Status status) {
    return rows.stream().filter(row -> row.state().status() == status).count();
  }

  boolean isComplete() {
    return count(Status.COMPLETE) == rows.size();
  }

  boolean over() {
    return count(Status.WAITING) + count(Status.RUNNING) == 0;
  }

  /** Says how many trials are in which state. */
  String counts() {
    return Arrays.stream(Status.values())
        .filter(status -> count(status) > 0)
        .map(status -> count(status) + " " + text(status))
        .collect(Collectors.joining(", "));
  }

  /** Says in a line how many trials are in which state, and how far the running ones are. */
  String line() {
    String running =
        rows.stream()
            .filter(row -> row.state().status() == Status.RUNNING)
            .map(row -> "%s at %s".formatted(row.trial().id(), reached(row.state())))
            .collect(Collectors.joining(", "));
    return running.isEmpty() ? counts() : counts() + " (" + running + ")";
  }

  void print(PrintWriter out, Format format) {
    if (format == Format.JSON) {
      out.println(Format.json(rows.stream().map(SweepTable::values).toList()));
      return;
    }
    int width = rows.stream().mapToInt(row -> row.trial().setting().length()).max().orElse(0);
    String line = "%-12s  %-" + Math.max(width, "setting".length()) + "s  %6s  %-8s  %11s  %s";
    out.println(line.formatted("trial", "setting", "seed", "state", "iteration", "").strip());
    for (Row row : rows) {
      out.println(
          line.formatted(
                  row.trial().id(),
                  row.trial().setting(),
                  row.trial().seed(),
                  text(row.state().status()),
                  reached(row.state()),
                  row.state().message())
              .stripTrailing());
    }
    out.println(line());
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("trial", row.trial().id());
    values.put("setting", row.trial().setting());
    values.put("labels", row.trial().labels());
    values.put("seed", row.trial().seed());
    values.put("state", text(row.state().status()));
    values.put("attempt", row.state().attempt());
    values.put("iteration", row.state().iteration());
    values.put("iterations", row.state().iterations());
    values.put("message", row.state().message());
    return values;
  }

  private static String reached(TrialState state) {
    if (state.iterations() == 0) {
      return state.status() == Status.RUNNING ? "start" : "";
    }
    return state.iteration() + "/" + state.iterations();
  }

  private static String text(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
