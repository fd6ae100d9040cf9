package io.mirnet.train.report.internal.result;

import io.mirnet.api.InputException;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.data.pair.Scenes;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.FlatSettings;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sweep as it stands on disk.
 *
 * @param name its name
 * @param objective the score that settings are compared by
 * @param scores all scores of all sets, those of the objective's set first
 * @param command what started it; empty if the directory doesn't tell
 * @param settings in the order of the plan
 * @param reference the setting that the others are compared to
 * @param scenes tells the scene of a validation picture; empty if the sweep doesn't say
 * @param search what chose the settings; empty if all are there
 * @param shared what the configurations of all trials say alike: values by path
 */
public record SweepSummary(
    String name,
    ReportedScore objective,
    List<ReportedScore> scores,
    Optional<String> command,
    List<SettingSummary> settings,
    SettingSummary reference,
    Optional<Scenes> scenes,
    Optional<String> search,
    Map<String, String> shared) {

  /**
   * Reads everything but pictures.
   *
   * @param sweep the sweep's directory
   * @param reference number or name of the setting to compare to; empty for the first
   * @return the summary
   * @throws InputException if a file can't be read or there is no such setting
   */
  public static SweepSummary read(SweepDirectory sweep, Optional<String> reference) {
    Plan plan = sweep.plan();
    Map<String, List<TrialRecord>> bySetting = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      bySetting
          .computeIfAbsent(trial.setting(), name -> new ArrayList<>())
          .add(read(sweep, trial, plan.objective()));
    }
    List<SettingSummary> settings = new ArrayList<>();
    bySetting.forEach(
        (name, trials) ->
            settings.add(new SettingSummary(settings.size() + 1, name, List.copyOf(trials))));
    List<RunResult> results =
        settings.stream()
            .flatMap(setting -> setting.complete().stream())
            .flatMap(trial -> trial.result().stream())
            .toList();
    List<ReportedScore> scores = ReportedScore.all(plan.objective(), results);
    return new SweepSummary(
        plan.name(),
        objective(plan.objective(), scores),
        scores,
        command(sweep.folder()),
        List.copyOf(settings),
        reference
            .map(asked -> find(asked, settings))
            .orElseGet(() -> reference(plan, settings, objective(plan.objective(), scores))),
        Optional.of(plan.scene()).filter(scene -> !scene.isEmpty()).map(Scenes::new),
        Optional.of(plan.search()).filter(search -> !search.isEmpty()),
        shared(sweep, plan));
  }

  /** The first of the file; of a search, whose first is there by chance, the best. */
  private static SettingSummary reference(
      Plan plan, List<SettingSummary> settings, ReportedScore objective) {
    return plan.search().isEmpty()
        ? settings.get(0)
        : best(settings, objective).orElse(settings.get(0));
  }

  private static Map<String, String> shared(SweepDirectory sweep, Plan plan) {
    Map<String, String> shared = new LinkedHashMap<>();
    boolean first = true;
    for (Trial trial : plan.trials()) {
      Path file = sweep.config(trial.id());
      if (Files.exists(file)) {
        Map<String, String> settings = FlatSettings.of(text(file));
        if (first) {
          shared.putAll(settings);
        }
        shared.entrySet().retainAll(settings.entrySet());
        first = false;
      }
    }
    return shared;
  }

  private static SettingSummary find(String asked, List<SettingSummary> settings) {
    return settings.stream()
        .filter(one -> asked.equals(one.name()) || asked.equals(Integer.toString(one.number())))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "the sweep has no setting '%s'; there are: %s"
                        .formatted(
                            asked,
                            settings.stream()
                                .map(one -> one.number() + " " + one.name())
                                .collect(Collectors.joining("; ")))));
  }

  private static ReportedScore objective(Monitor objective, List<ReportedScore> scores) {
    return scores.stream()
        .filter(s -> s.set().equals(objective.set()) && s.kind().equals(objective.kind()))
        .findFirst()
        .orElseThrow();
  }

  private static TrialRecord read(SweepDirectory sweep, Trial trial, Monitor objective) {
    TrialState state = sweep.state(trial.id());
    Path run = sweep.run(trial.id());
    Optional<RunDirectory> begun =
        RunDirectory.isBegun(run) ? Optional.of(RunDirectory.open(run)) : Optional.empty();
    return new TrialRecord(
        trial,
        state,
        begun.filter(one -> state.status() == Status.COMPLETE).flatMap(RunDirectory::result),
        Curve.read(run.resolve("metrics.jsonl"), objective),
        begun.map(RunDirectory::manifest),
        run,
        sweep.trial(trial.id()).resolve("log.txt"));
  }

  private static Optional<String> command(Path folder) {
    Path file = folder.resolve("command.txt");
    return Files.exists(file) ? Optional.of(text(file).strip()) : Optional.empty();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Compares a setting to the reference.
   *
   * @param setting another setting
   * @param score by what
   * @return empty if they have no seed and image in common
   */
  public Optional<Comparison> compare(SettingSummary setting, ReportedScore score) {
    return Comparison.of(reference, setting, score, scenes);
  }

  /**
   * Returns the setting of the best mean objective.
   *
   * @return empty while there is no score
   */
  public Optional<SettingSummary> best() {
    return best(settings, objective);
  }

  private static Optional<SettingSummary> best(
      List<SettingSummary> settings, ReportedScore objective) {
    Comparator<SettingSummary> byMean = Comparator.comparingDouble(one -> mean(one, objective));
    return settings.stream()
        .filter(setting -> !Double.isNaN(mean(setting, objective)))
        .max(objective.kind().direction() == Direction.HIGHER ? byMean : byMean.reversed());
  }

  /** The mean objective of a setting; NaN while there is none. */
  public double mean(SettingSummary setting) {
    return mean(setting, objective);
  }

  private static double mean(SettingSummary setting, ReportedScore objective) {
    return setting.mean(trial -> trial.value(objective));
  }

  /**
   * Returns all trials.
   *
   * @return in the order of the plan
   */
  public Stream<TrialRecord> trials() {
    return settings.stream().flatMap(setting -> setting.trials().stream());
  }

  /**
   * Counts trials.
   *
   * @param status how they stand
   * @return how many there are
   */
  public long count(Status status) {
    return trials().filter(trial -> trial.is(status)).count();
  }

  /**
   * Returns the names of the validation sets.
   *
   * @return the objective's first
   */
  public List<String> sets() {
    return scores.stream().map(ReportedScore::set).distinct().toList();
  }

  /**
   * Returns the scores of a set.
   *
   * @param set one of {@link #sets}
   * @return in the order of its metric
   */
  public List<ReportedScore> scores(String set) {
    return scores.stream().filter(score -> score.set().equals(set)).toList();
  }
}
