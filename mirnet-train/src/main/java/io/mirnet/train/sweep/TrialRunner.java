package io.mirnet.train.sweep;

import io.mirnet.api.InputException;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Problem;
import io.mirnet.train.assembly.Resumption;
import io.mirnet.train.assembly.Training;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.Owner;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunLock;
import io.mirnet.train.step.DivergedException;
import io.mirnet.train.sweep.TrialState.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
   * @param observer sees how it goes
   * @param stop asked after each iteration
   * @return how it stands when this returns; running if another process has it
   * @throws InputException if there is no such trial
   * @throws RuntimeException what the trial failed of, after it was written down
   */
  public TrialState run(String id, RunObserver observer, BooleanSupplier stop) {
    if (!Files.isRegularFile(sweep.config(id))) {
      throw new InputException("%s has no trial '%s'".formatted(sweep.folder(), id));
    }
    Optional<RunLock> lock = RunLock.take(sweep.trial(id));
    if (lock.isEmpty()) {
      return sweep.state(id);
    }
    try {
      TrialState before = sweep.state(id);
      return before.over() || before.elsewhere()
          ? before
          : run(id, before.attempt() + 1, observer, stop);
    } finally {
      lock.get().close();
    }
  }

  private TrialState run(String id, int attempt, RunObserver observer, BooleanSupplier stop) {
    TrialState first =
        new TrialState(
            Status.RUNNING,
            attempt,
            Owner.self().host(),
            Owner.self().pid(),
            Instant.now().toString(),
            0,
            0,
            "",
            "");
    Rung rung = new Rung(sweep.plan().until(id));
    try (Heartbeat heartbeat = new Heartbeat(sweep, id, first)) {
      try {
        boolean complete =
            train(id, observer, heartbeat, rung, () -> rung.isReached() || stop.getAsBoolean());
        TrialState now = heartbeat.state();
        heartbeat.save(complete ? now.with(Status.COMPLETE, "") : paused(now, rung));
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

  private static TrialState paused(TrialState now, Rung rung) {
    return rung.isReached() ? now.with(Status.PAUSED, "") : now.with(Status.WAITING, "stopped");
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private boolean train(
      String id, RunObserver observer, Heartbeat heartbeat, Rung rung, BooleanSupplier stop) {
    Path folder = sweep.run(id);
    if (RunDirectory.isBegun(folder)) {
      try (Resumption run = Resumption.open(folder, providers, List.of(), observer::warned);
          Training training = Training.of(run.experiment())) {
        warn(run.warnings(), observer);
        RunObserver reporting = reporting(observer, heartbeat, rung, run.experiment(), folder);
        return training.resume(run, reporting, stop).result().complete();
      }
    }
    Resolved<Experiment> resolved = reader.read(Experiment.class, sweep.config(id), List.of());
    warn(resolved.warnings(), observer);
    try (Training training = Training.of(resolved.value())) {
      RunObserver reporting = reporting(observer, heartbeat, rung, resolved.value(), folder);
      return training
          .start(folder, resolved.toYaml(), providers, reporting, stop)
          .result()
          .complete();
    }
  }

  private static void warn(List<Problem> warnings, RunObserver observer) {
    warnings.forEach(old -> observer.warned(old.origin() + ": " + old.message()));
  }

  private static RunObserver reporting(
      RunObserver observer, Heartbeat heartbeat, Rung rung, Experiment experiment, Path folder) {
    Monitor monitor = experiment.monitor();
    KeptPictures pictures = new KeptPictures(monitor.set());
    return new Reporting(observer, heartbeat, rung, monitor, pictures, folder.resolve("restored"));
  }
}
