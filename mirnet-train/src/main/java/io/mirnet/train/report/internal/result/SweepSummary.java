package io.mirnet.train.report.internal.result;

import io.mirnet.api.InputException;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sweep as it stands on disk.
 *
 * @param name its name
 * @param objective the score that settings are compared by
 * @param command what started it; empty if the directory doesn't tell
 * @param settings in the order of the plan, the first one being the reference
 */
public record SweepSummary(
    String name, Score objective, Optional<String> command, List<SettingSummary> settings) {

  /** Reads everything but pictures. */
  public static SweepSummary read(SweepDirectory sweep) {
    Plan plan = sweep.plan();
    Map<String, List<TrialRecord>> bySetting = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      bySetting.computeIfAbsent(trial.setting(), name -> new ArrayList<>()).add(read(sweep, trial));
    }
    List<SettingSummary> settings = new ArrayList<>();
    bySetting.forEach(
        (name, trials) ->
            settings.add(new SettingSummary(settings.size() + 1, name, List.copyOf(trials))));
    return new SweepSummary(
        plan.name(), new Score(plan.objective()), command(sweep.folder()), List.copyOf(settings));
  }

  private static TrialRecord read(SweepDirectory sweep, Trial trial) {
    TrialState state = sweep.state(trial.id());
    Path run = sweep.run(trial.id());
    Path result = run.resolve("result.json");
    boolean measured = state.status() == Status.COMPLETE && Files.exists(result);
    return new TrialRecord(
        trial,
        state,
        measured ? Optional.of(TrialScores.read(result)) : Optional.empty(),
        Curve.read(run.resolve("metrics.jsonl")),
        manifest(run),
        run,
        sweep.trial(trial.id()).resolve("log.txt"));
  }

  private static Optional<Manifest> manifest(Path run) {
    return Files.exists(run.resolve("manifest.json")) && Files.exists(run.resolve("config.yaml"))
        ? Optional.of(RunDirectory.open(run).manifest())
        : Optional.empty();
  }

  private static Optional<String> command(Path folder) {
    Path file = folder.resolve("command.txt");
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new InputException(file + " can't be read: " + e.getMessage(), e);
    }
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
   * Returns what the others are compared to.
   *
   * @return the first setting
   */
  public SettingSummary reference() {
    return settings.get(0);
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

  /** The scores to show: PSNR, SSIM, and the objective if it is another. */
  public List<Score> scores() {
    return Stream.of(Score.PSNR, Score.SSIM, objective).distinct().toList();
  }
}
