package io.mirnet.train.sweep;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Holds the state of a running trial and writes it down again and again; close it at the end. */
final class Heartbeat implements AutoCloseable {
  private final SweepDirectory sweep;
  private final String id;
  private final ScheduledExecutorService timer;
  private TrialState state;

  Heartbeat(SweepDirectory sweep, String id, TrialState first) {
    this.sweep = sweep;
    this.id = id;
    state = first;
    sweep.saveState(id, first);
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    long beat = TrialState.BEAT.toMillis();
    // A beat that fails ends the beating, and the trial is taken for dead: as it should be.
    var unused = timer.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  private synchronized void beat() {
    if (state.status() == TrialState.Status.RUNNING) {
      save(state.reached(state.iteration(), state.iterations()));
    }
  }

  /** Changes the state in memory; the next beat writes it. */
  synchronized void note(UnaryOperator<TrialState> change) {
    state = change.apply(state);
  }

  /** Changes the state and writes it at once. */
  synchronized void save(TrialState next) {
    state = next;
    sweep.saveState(id, next);
  }

  synchronized TrialState state() {
    return state;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
