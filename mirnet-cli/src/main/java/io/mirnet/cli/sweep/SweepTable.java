package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Shown;
import io.mirnet.cli.console.Table;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Trial;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the trials of a sweep stand.
 *
 * @param rows one for each trial, in the plan's order
 * @param search whether a search chooses the trials
 * @param open whether it may choose more
 */
record SweepTable(List<Row> rows, boolean search, boolean open) {
  /** A trial and its state. */
  record Row(Trial trial, TrialState state) {}

  static SweepTable of(SweepDirectory directory) {
    List<Row> rows = new ArrayList<>();
    Plan plan = directory.plan();
    for (Trial trial : plan.trials()) {
      rows.add(new Row(trial, directory.state(trial.id())));
    }
    return new SweepTable(rows, !plan.rounds().isEmpty(), plan.goesOn());
  }

  private long count(Status status) {
    return rows.stream().filter(row -> row.state().status() == status).count();
  }

  /** A search may well come upon settings that diverge. */
  boolean isComplete() {
    long done = count(Status.COMPLETE) + count(Status.PAUSED);
    return !open && done + (search ? count(Status.DIVERGED) : 0) == rows.size();
  }

  boolean over() {
    return !open && count(Status.WAITING) + count(Status.RUNNING) == 0;
  }

  /** Says how many trials are in which state. */
  String counts() {
    return Arrays.stream(Status.values())
        .filter(status -> count(status) > 0)
        .map(status -> count(status) + " " + text(status))
        .collect(Collectors.joining(", "));
  }

  /** Returns how much of all trials is done, 0 to 1; iterations of all trials count the same. */
  double share() {
    return rows.stream().mapToDouble(row -> share(row.state())).average().orElse(1);
  }

  private static double share(TrialState state) {
    return switch (state.status()) {
      case COMPLETE, PAUSED, DIVERGED, FAILED ->
          1; // a failed one is tried again, but not by this sweep
      case WAITING, RUNNING ->
          state.iterations() == 0 ? 0 : (double) state.iteration() / state.iterations();
    };
  }

  /** Returns what there is to say of each running trial: its setting, how far, its last score. */
  List<String> running() {
    return rows.stream()
        .filter(row -> row.state().status() == Status.RUNNING)
        .map(
            row ->
                "%s, seed %d: %s %s"
                    .formatted(
                        row.trial().setting(),
                        row.trial().seed(),
                        reached(row.state()),
                        row.state().score())
                    .strip())
        .toList();
  }

  void print(PrintWriter out, Format format, int width) {
    if (format == Format.JSON) {
      out.println(Format.json(rows.stream().map(SweepTable::values).toList()));
      return;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("trial", "setting", "seed", "state", "iteration"));
    for (Row row : rows) {
      table.add(
          List.of(
              row.trial().id(),
              row.trial().setting(),
              Long.toString(row.trial().seed()),
              text(row.state().status()),
              reached(row.state())));
    }
    Table.lines(table, width).map(Shown::escaped).forEach(out::println);
    messages().forEach(out::println);
    out.println(counts());
  }

  /** What trials say, each message once, behind all trials that say it. */
  private Stream<String> messages() {
    Map<String, List<String>> byMessage = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !row.state().message().isEmpty())
        .forEach(
            row ->
                byMessage
                    .computeIfAbsent(row.state().message(), message -> new ArrayList<>())
                    .add(row.trial().id()));
    return byMessage.entrySet().stream()
        .map(said -> String.join(", ", said.getValue()) + ": " + said.getKey());
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
    values.put("score", row.state().score());
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
