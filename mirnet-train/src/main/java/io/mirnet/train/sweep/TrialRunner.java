package io.mirnet.train.sweep;

import io.mirnet.api.InputException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.TrainingListener;
import io.mirnet.train.assembly.Training;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.sweep.TrialState.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Runs one trial in this process: from its beginning, from its last checkpoint, or not at all if
 * another process is at it. What becomes of it stands in its folder, even if this process is
 * killed.
 */
public final class TrialRunner {
  private final SweepDirectory sweep;
  private final Providers providers;
  private final ConfigurationReader reader;

  /**
   * Makes a runner.
   *
   * @param sweep the sweep
   * @param providers what configurations choose from
   * @param reader reads configurations
   */
  public TrialRunner(SweepDirectory sweep, Providers providers, ConfigurationReader reader) {
    this.sweep = sweep;
    this.providers = providers;
    this.reader = reader;
  }

  /**
   * Runs a trial.
   *
   * @param id the trial
   * @param listener hears how it goes
   * @param stop asked after each iteration
   * @return how it stands when this returns; running if another process has it
   * @throws InputException if there is no such trial
   * @throws RuntimeException what the trial failed of, after it was written down
   */
  public TrialState run(String id, TrainingListener listener, BooleanSupplier stop) {
    if (!Files.isRegularFile(sweep.config(id))) {
      throw new InputException("%s has no trial '%s'".formatted(sweep.folder(), id));
    }
    Optional<TrialLock> lock = TrialLock.take(sweep.trial(id));
    if (lock.isEmpty()) {
      return sweep.state(id);
    }
    try {
      TrialState before = sweep.state(id);
      return before.over() || before.elsewhere()
          ? before
          : run(id, before.attempt() + 1, listener, stop);
    } finally {
      lock.get().close();
    }
  }

  private TrialState run(String id, int attempt, TrainingListener listener, BooleanSupplier stop) {
    TrialState first =
        new TrialState(
            Status.RUNNING,
            attempt,
            TrialState.thisHost(),
            ProcessHandle.current().pid(),
            Instant.now().toString(),
            0,
            0,
            "");
    try (Heartbeat heartbeat = new Heartbeat(sweep, id, first)) {
      try {
        boolean complete = train(id, new Reporting(listener, heartbeat), stop);
        TrialState now = heartbeat.state();
        heartbeat.save(
            complete ? now.with(Status.COMPLETE, "") : now.with(Status.WAITING, "stopped"));
        return heartbeat.state();
      } catch (DivergedException e) {
        heartbeat.save(heartbeat.state().with(Status.DIVERGED, message(e)));
        throw e;
      } catch (RuntimeException | Error e) {
        heartbeat.save(heartbeat.state().with(Status.FAILED, message(e)));
        throw e;
      }
    }
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private boolean train(String id, TrainingListener listener, BooleanSupplier stop) {
    Resolved<Experiment> resolved = reader.read(Experiment.class, sweep.config(id), List.of());
    resolved.warnings().forEach(old -> listener.warned(old.origin() + ": " + old.message()));
    Path folder = sweep.run(id);
    try (Training training = Training.of(resolved.value())) {
      Outcome outcome;
      if (isRun(folder)) {
        outcome = training.resume(RunDirectory.open(folder), listener, stop);
      } else {
        delete(folder);
        outcome = training.start(folder, resolved.toYaml(), providers, listener, stop);
      }
      if (outcome.complete()) {
        TrialResult.measure(training).save(RunDirectory.open(folder));
      }
      return outcome.complete();
    }
  }

  /** A process that was killed early may leave a folder that is no run yet. */
  private static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve("config.yaml"))
        && Files.isRegularFile(folder.resolve("manifest.json"));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
