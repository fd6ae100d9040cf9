package io.mirnet.train.launch;

import io.mirnet.api.training.LaunchException;
import io.mirnet.api.training.LaunchSpec;
import io.mirnet.api.training.Launcher;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialState;
import io.mirnet.train.sweep.TrialState.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Hands trials to Slurm as one array, and waits for it. */
final class SlurmLauncher implements Launcher {
  /** Slurm's own commands give up on a busy controller sooner. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SlurmOptions options;
  private final SlurmQueue queue;
  private final Duration poll;

  /**
   * Makes a launcher.
   *
   * @param commands folder of sbatch, squeue and scancel; on the PATH if empty
   * @param poll the longest time between two looks at the queue
   */
  SlurmLauncher(SlurmOptions options, Optional<Path> commands, Duration poll) {
    this.options = options;
    this.queue = new SlurmQueue(new Programs(commands, PATIENCE));
    this.poll = poll;
  }

  /**
   * {@inheritDoc}
   *
   * @throws LaunchException if Slurm refuses the sweep, is not heard of for long, or ended trials
   *     before they could say why; in the last case all tasks have ended
   */
  @Override
  public void launch(LaunchSpec spec, BooleanSupplier stop) throws InterruptedException {
    if (spec.trials().isEmpty() || stop.getAsBoolean()) {
      return;
    }
    SlurmScript script = new SlurmScript(options, spec, Path.of(""));
    Path file = script.write();
    // A launch that was killed may have left tasks in the queue. Their trials are among these;
    // those
    // that run are not.
    queue.withdraw(script.name());
    SlurmJob job = queue.submit(file);
    SweepDirectory sweep = SweepDirectory.open(spec.folder());
    SlurmWatch watch =
        new SlurmWatch(
            queue,
            job,
            poll,
            () -> spec.trials().stream().map(sweep::state).allMatch(TrialState::over));
    boolean stopped;
    try {
      stopped = watch.await(stop);
    } catch (InterruptedException e) {
      watch.release();
      throw e;
    }
    if (!stopped) {
      tellUnfinished(spec.trials(), sweep, watch, job);
    }
  }

  private void tellUnfinished(
      List<String> trials, SweepDirectory sweep, SlurmWatch watch, SlurmJob job) {
    Unfinished unfinished = new Unfinished(options);
    for (int i = 0; i < trials.size(); i++) {
      TrialState trial = sweep.state(trials.get(i));
      if (!watch.state(i).equals("COMPLETED") && !trial.over() && trial.status() != Status.FAILED) {
        unfinished.add(trials.get(i), watch.state(i));
      }
    }
    if (!unfinished.isEmpty()) {
      throw new LaunchException(unfinished.message(job));
    }
  }
}
