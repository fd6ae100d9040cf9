package io.mirnet.train.sweep;

import io.mirnet.api.training.LaunchSpec;
import io.mirnet.api.training.Launcher;
import io.mirnet.train.run.RunLock;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Runs what is left of a sweep. Trials that a former process of this sweep left running are waited
 * for; those it left unfinished go on from their checkpoints.
 */
public final class Sweep {
  private static final long POLL_MILLIS = 500;

  private final SweepDirectory directory;
  private final Launcher launcher;
  private final List<String> command;
  private final int threads;

  /**
   * Makes a sweep ready to run.
   *
   * @param directory the frozen plan
   * @param launcher runs the trials
   * @param command runs one trial, with the id added
   * @param threads threads of a trial on a CPU
   */
  public Sweep(SweepDirectory directory, Launcher launcher, List<String> command, int threads) {
    this.directory = directory;
    this.launcher = launcher;
    this.command = List.copyOf(command);
    this.threads = threads;
  }

  /**
   * Runs until every trial is complete, failed or diverged. Each trial is begun once at most.
   *
   * @param stop asked again and again
   * @throws io.mirnet.api.training.LaunchException if the launcher could not bring all to their end
   * @throws InterruptedException if the thread is interrupted
   */
  public void run(BooleanSupplier stop) throws InterruptedException {
    Set<String> begun = new HashSet<>();
    while (!stop.getAsBoolean()) {
      List<String> left =
          directory.plan().trials().stream()
              .map(Trial::id)
              .filter(id -> !directory.state(id).over() && !begun.contains(id))
              .toList();
      if (left.isEmpty()) {
        return;
      }
      List<String> free = left.stream().filter(id -> !isRunning(id)).toList();
      if (free.isEmpty()) {
        Thread.sleep(POLL_MILLIS);
        continue;
      }
      begun.addAll(free);
      try {
        launcher.launch(new LaunchSpec(directory.folder(), free, command, threads), stop);
      } finally {
        // Another process may have been faster: then it wasn't begun here, and is looked at again.
        begun.removeIf(this::isRunning);
        begun.forEach(this::noteInterruption);
      }
    }
  }

  /** A process that was killed can't say so itself. */
  private void noteInterruption(String id) {
    if (directory.state(id).status() == Status.RUNNING) {
      RunLock.take(directory.trial(id))
          .ifPresent(
              lock -> {
                directory.saveState(id, directory.state(id).with(Status.WAITING, "interrupted"));
                lock.close();
              });
    }
  }

  /** Asks the operating system, which knows at once what a heartbeat tells late. */
  private boolean isRunning(String id) {
    TrialState state = directory.state(id);
    if (state.status() != Status.RUNNING) {
      return false;
    }
    if (state.elsewhere()) {
      return true; // its heart beats, and locks may not reach so far
    }
    return RunLock.take(directory.trial(id))
        .map(
            lock -> {
              lock.close();
              return false;
            })
        .orElse(true);
  }
}
