package io.mirnet.train.report;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.report.internal.result.ReportedScore;
import io.mirnet.train.report.internal.result.SettingSummary;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.report.internal.result.TrialRecord;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.sweep.TrialState.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What heads the report: how the sweep stands, and where its numbers come from. */
final class Facts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** What all trials have alike, where they have: its name, and its path in the configuration. */
  private static final List<Map.Entry<String, String>> SHARED =
      List.of(
          Map.entry("Folder", "data.root"),
          Map.entry("Training set", "data.train"),
          Map.entry("Validation set", "data.validation"),
          Map.entry("Protocol", "train.validation.protocol"),
          Map.entry("Iterations", "train.iterations"),
          Map.entry("Patches", "train.patches"));

  /** The name of what was typed. */
  static final String COMMAND = "Command";

  private final SweepSummary sweep;

  Facts(SweepSummary sweep) {
    this.sweep = sweep;
  }

  boolean isRunning() {
    return sweep.count(Status.RUNNING) > 0;
  }

  /** As in {@code 5 of 9 trials are complete; 1 running, 2 waiting, 1 failed}. */
  String standing() {
    long all = sweep.trials().count();
    long complete = sweep.count(Status.COMPLETE);
    String first =
        complete == all
            ? "All %d trials are complete".formatted(all)
            : "%d of %d trials are complete".formatted(complete, all);
    return others(sweep.trials().toList()).map(others -> first + "; " + others).orElse(first);
  }

  /**
   * Says in words what was found: {@code Best is 2 fusion=concat with 36.56 dB. ...}; empty while
   * there is nothing to say.
   */
  String summary() {
    return sweep.best().map(best -> best(best) + verdicts()).orElse("");
  }

  private String best(SettingSummary best) {
    return sweep.settings().size() < 2
        ? "It reaches %s.".formatted(sweep.objective().formatWithUnit(sweep.mean(best)))
        : "Best is %d %s with %s."
            .formatted(
                best.number(), best.name(), sweep.objective().formatWithUnit(sweep.mean(best)));
  }

  private String verdicts() {
    Map<String, Long> words =
        sweep.settings().stream()
            .filter(setting -> setting != sweep.reference())
            .flatMap(setting -> sweep.compare(setting, sweep.objective()).stream())
            .collect(
                Collectors.groupingBy(
                    one -> one.word(sweep.objective().kind().direction()),
                    TreeMap::new,
                    Collectors.counting()));
    return words.isEmpty()
        ? ""
        : " Against %d %s, each by itself: %s."
            .formatted(
                sweep.reference().number(),
                sweep.reference().name(),
                words.entrySet().stream()
                    .map(word -> word.getValue() + " " + word.getKey())
                    .collect(Collectors.joining(", ")));
  }

  /** Counts trials that are not complete: {@code 1 running, 2 waiting}; empty if there are none. */
  static Optional<String> others(List<TrialRecord> trials) {
    List<String> counts = new ArrayList<>();
    for (Status status :
        List.of(Status.RUNNING, Status.WAITING, Status.PAUSED, Status.FAILED, Status.DIVERGED)) {
      long count = trials.stream().filter(trial -> trial.is(status)).count();
      if (count > 0) {
        counts.add(count + " " + TrialTables.word(status));
      }
    }
    return counts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", counts));
  }

  /** Names with values, in the order to show them. */
  Map<String, String> rows(Instant written) {
    Map<String, String> facts = new LinkedHashMap<>();
    sweep.command().ifPresent(command -> facts.put(COMMAND, command));
    sweep.search().ifPresent(search -> facts.put("Search", search));
    facts.put("Objective", objective(sweep.objective()));
    for (Map.Entry<String, String> fact : SHARED) {
      String text = shared(fact.getValue());
      if (!text.isEmpty()) {
        facts.put(fact.getKey(), text);
      }
    }
    List<Manifest> manifests = sweep.trials().flatMap(trial -> trial.manifest().stream()).toList();
    manifests.stream()
        .map(manifest -> TIME.format(Instant.parse(manifest.started())))
        .min(String::compareTo)
        .ifPresent(first -> facts.put("Begun", first));
    add(facts, "Commit", manifests, Manifest::gitCommit);
    add(facts, "Software", manifests, m -> "mirnet " + m.mirnet() + ", " + m.engine());
    add(facts, "Machine", manifests, Facts::machine);
    facts.put("Written", TIME.format(written));
    return facts;
  }

  /** As in {@code paired, input train/input}; what is absent or empty is left out. */
  private String shared(String path) {
    List<String> parts = new ArrayList<>();
    sweep
        .shared()
        .forEach(
            (key, value) -> {
              boolean said = !value.isEmpty() && !value.equals("null") && !value.equals("[]");
              if (said && (key.equals(path) || key.equals(path + ".type"))) {
                parts.add(value);
              } else if (said && key.startsWith(path + ".")) {
                parts.add(key.substring(path.length() + 1) + " " + value);
              }
            });
    return String.join(", ", parts);
  }

  private static String objective(ReportedScore score) {
    boolean higher = score.kind().direction() == Direction.HIGHER;
    return "%s, the %s the better".formatted(score.title(), higher ? "higher" : "lower");
  }

  private static String machine(Manifest manifest) {
    return "%s%s, %s, %d %s, %s"
        .formatted(
            manifest.os(),
            manifest.processor().isEmpty() ? "" : ", " + manifest.processor(),
            String.join(" ", manifest.devices()),
            manifest.threads(),
            manifest.threads() == 1 ? "thread" : "threads",
            manifest.jvm());
  }

  /** Runs that differ in it are counted, since their numbers may not be comparable. */
  private static void add(
      Map<String, String> facts,
      String name,
      List<Manifest> manifests,
      Function<Manifest, String> value) {
    Map<String, Long> counts =
        manifests.stream()
            .map(value)
            .filter(text -> !text.isBlank())
            .collect(
                Collectors.groupingBy(text -> text, LinkedHashMap::new, Collectors.counting()));
    if (counts.size() == 1) {
      facts.put(name, counts.keySet().iterator().next());
    } else if (!counts.isEmpty()) {
      facts.put(
          name,
          counts.entrySet().stream()
              .map(entry -> "%s (%d runs)".formatted(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining("; ")));
    }
  }
}
