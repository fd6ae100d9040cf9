package io.mirnet.train.sweep;

import io.mirnet.api.training.LaunchSpec;
import io.mirnet.api.training.Launcher;
import io.mirnet.train.run.RunLock;
import io.mirnet.train.sweep.TrialState.Status;
import io.mirnet.train.sweep.plan.Plan;
import io.mirnet.train.sweep.plan.Round;
import io.mirnet.train.sweep.plan.SearchRounds;
import io.mirnet.train.sweep.plan.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Runs what is left of a sweep. Trials that a former process of this sweep left running are waited
 * for; those it left unfinished go on from their checkpoints.
 */
public final class Sweep {
  private static final long POLL_MILLIS = 500;

  private final SweepDirectory directory;
  private final Optional<SearchRounds> search;
  private final Launcher launcher;
  private final List<String> command;
  private final int threads;

  /**
   * Makes a sweep ready to run.
   *
   * @param directory the frozen plan
   * @param search proposes further rounds; empty if the plan is all there is
   * @param launcher runs the trials
   * @param command runs one trial, with the id added
   * @param threads threads of a trial on a CPU
   */
  public Sweep(
      SweepDirectory directory,
      Optional<SearchRounds> search,
      Launcher launcher,
      List<String> command,
      int threads) {
    this.directory = directory;
    this.search = search;
    this.launcher = launcher;
    this.command = List.copyOf(command);
    this.threads = threads;
  }

  /**
   * Runs until every trial is complete, failed or diverged, and a search proposes no more. Each
   * trial is begun once at most in a round.
   *
   * @param stop asked again and again
   * @throws io.mirnet.api.training.LaunchException if the launcher could not bring all to their end
   * @throws InterruptedException if the thread is interrupted
   */
  public void run(BooleanSupplier stop) throws InterruptedException {
    Set<String> begun = new HashSet<>();
    do {
      takeUp(begun);
      round(begun, stop);
    } while (!stop.getAsBoolean() && goesOn());
  }

  /** Trials that a search wants more of wait again. */
  private void takeUp(Set<String> begun) {
    Plan plan = directory.plan();
    for (Trial trial : plan.trials()) {
      TrialState state = directory.state(trial.id());
      long until = plan.until(trial.id());
      if (state.status() == Status.PAUSED && (until == 0 || state.iteration() < until)) {
        directory.saveState(trial.id(), state.with(Status.WAITING, ""));
        begun.remove(trial.id());
      }
    }
  }

  /** Has the search decide a round, unless this one is not at its end. */
  private boolean goesOn() {
    Plan plan = directory.plan();
    if (search.isEmpty() || !plan.goesOn() || plan.trials().stream().anyMatch(this::isLeft)) {
      return false;
    }
    SearchRounds.Next next = search.get().next(plan, new Attempts(directory, plan).all());
    directory.freeze(next);
    return !next.round().equals(Round.END);
  }

  private boolean isLeft(Trial trial) {
    TrialState state = directory.state(trial.id());
    return !state.over() && state.status() != Status.FAILED;
  }

  private void round(Set<String> begun, BooleanSupplier stop) throws InterruptedException {
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
