package io.mirnet.cli.sweep;

import ai.djl.Device;
import io.mirnet.blocks.Network;
import io.mirnet.cli.console.Format;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.NetworkCost;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.StepTimer;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a sweep will do, for {@code --dry-run}.
 *
 * @param rows one for each setting
 * @param search what will choose more; empty if these are all
 */
record PlanTable(List<Row> rows, String search) {
  /** A setting, with what one trial of it costs. */
  record Row(
      String setting, int trials, long iterations, NetworkCost cost, double secondsPerIteration) {
    double seconds() {
      return trials * iterations * secondsPerIteration;
    }
  }

  /** Counts and measures each setting, with its first seed. */
  static PlanTable of(Planned planned) {
    Map<String, List<Planned.Frozen>> bySetting = new LinkedHashMap<>();
    for (Planned.Frozen frozen : planned.trials()) {
      bySetting.computeIfAbsent(frozen.trial().setting(), key -> new ArrayList<>()).add(frozen);
    }
    List<Experiment> experiments =
        bySetting.values().stream().map(trials -> trials.get(0).experiment()).toList();
    Map<String, Double> pace = planned.plan().pace();
    List<Double> seconds =
        pace.isEmpty()
            ? StepTimer.secondsPerIteration(experiments)
            : bySetting.keySet().stream().map(pace::get).toList();
    List<Row> rows = new ArrayList<>();
    bySetting.forEach(
        (setting, trials) -> {
          Experiment experiment = experiments.get(rows.size());
          rows.add(
              new Row(
                  setting,
                  trials.size(),
                  iterations(planned.plan(), trials.get(0)),
                  cost(experiment),
                  seconds.get(rows.size())));
        });
    return new PlanTable(rows, planned.plan().search());
  }

  private static long iterations(Plan plan, Planned.Frozen trial) {
    long until = plan.until(trial.trial().id());
    return until == 0 ? trial.experiment().train().iterations() : until;
  }

  private static NetworkCost cost(Experiment experiment) {
    try (Network network = Network.empty(experiment.model().network(), Device.cpu())) {
      return NetworkCost.of(network);
    }
  }

  void print(PrintWriter out, Format format) {
    if (format == Format.JSON) {
      out.println(Format.json(rows.stream().map(PlanTable::values).toList()));
      return;
    }
    int width = rows.stream().mapToInt(row -> row.setting().length()).max().orElse(0);
    String name = "%-" + Math.max(width, "setting".length()) + "s";
    out.printf(
        name + "  %6s  %11s  %9s  %10s  %8s  %9s%n",
        "setting",
        "trials",
        "parameters",
        "GMACs",
        "iterations",
        "s/it",
        "estimate");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          name + "  %6d  %,11d  %9s  %10d  %8.3f  %9s%n",
          row.setting(),
          row.trials(),
          row.cost().parameters(),
          gmacs(row.cost().gmacs()),
          row.iterations(),
          row.secondsPerIteration(),
          clock(row.seconds()));
    }
    out.printf(
        "%d trials, %s one after another, by a few measured steps; validation not counted%n",
        rows.stream().mapToInt(Row::trials).sum(),
        clock(rows.stream().mapToDouble(Row::seconds).sum()));
    if (!search.isEmpty()) {
      out.println("the first round of " + search + "; what follows is decided by scores");
    }
  }

  /** A block that can't be traced trains all the same. */
  private static String gmacs(OptionalDouble gmacs) {
    return gmacs.isPresent() ? String.format(Locale.ROOT, "%.3f", gmacs.getAsDouble()) : "unknown";
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("setting", row.setting());
    values.put("trials", row.trials());
    values.put("parameters", row.cost().parameters());
    row.cost().gmacs().ifPresent(gmacs -> values.put("gmacs", gmacs));
    values.put("iterations", row.iterations());
    values.put("seconds_per_iteration", row.secondsPerIteration());
    values.put("seconds", row.seconds());
    return values;
  }

  private static String clock(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(seconds));
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
