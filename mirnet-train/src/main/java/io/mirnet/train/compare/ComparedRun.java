package io.mirnet.train.compare;

import io.mirnet.api.InputException;
import io.mirnet.train.run.FlatSettings;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunResult;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.plan.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run as it is compared.
 *
 * @param name where it is, or which trial of which sweep
 * @param settings its configuration, values by path; empty where only a result is known
 * @param result what it reached; empty if it hasn't ended
 * @param metrics how it learned, line by line; empty if that is not there
 */
public record ComparedRun(
    String name, Map<String, String> settings, Optional<RunResult> result, Optional<Path> metrics) {
  /** Copies the map. */
  public ComparedRun {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /**
   * Finds the runs of a place.
   *
   * @param place a run's directory, a sweep's, or a {@code result.json}
   * @return the run, or all trials of the sweep that were begun, in the plan's order
   * @throws InputException if it is neither, or can't be read
   */
  public static List<ComparedRun> in(Path place) {
    if (Files.isRegularFile(place)) {
      Path folder = place.toAbsolutePath().getParent();
      return RunDirectory.isBegun(folder)
          ? List.of(of(place.toString(), folder))
          : List.of(
              new ComparedRun(
                  place.toString(),
                  Map.of(),
                  Optional.of(RunResult.read(place)),
                  Optional.empty()));
    }
    if (SweepDirectory.isOne(place)) {
      SweepDirectory sweep = SweepDirectory.open(place);
      return sweep.plan().trials().stream()
          .filter(trial -> RunDirectory.isBegun(sweep.run(trial.id())))
          .map(trial -> of(name(place, trial), sweep.run(trial.id())))
          .toList();
    }
    if (!RunDirectory.isBegun(place)) {
      throw new InputException(
          Files.exists(place)
              ? place + " is no run, no sweep and no result.json; give the folder of one"
              : place + " doesn't exist; check the path");
    }
    return List.of(of(place.toString(), place));
  }

  private static String name(Path sweep, Trial trial) {
    return "%s: %s, seed %d".formatted(sweep, trial.setting(), trial.seed());
  }

  private static ComparedRun of(String name, Path folder) {
    RunDirectory run = RunDirectory.open(folder);
    return new ComparedRun(
        name,
        FlatSettings.of(run.configuration()),
        run.result(),
        Optional.of(folder.resolve("metrics.jsonl")).filter(Files::isRegularFile));
  }

  /**
   * Returns the mean of a score.
   *
   * @param score which
   * @return empty if it wasn't measured
   */
  public OptionalDouble value(ComparedScore score) {
    return result
        .map(reached -> reached.sets().get(score.set()))
        .map(set -> set.scores().get(score.kind().name()))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
