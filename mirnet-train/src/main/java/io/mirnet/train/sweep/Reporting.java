package io.mirnet.train.sweep;

import io.mirnet.train.TrainingListener;
import io.mirnet.train.run.Validation;
import java.nio.file.Path;
import java.util.Optional;

/** Passes on how a trial goes and keeps its heartbeat up to date. */
record Reporting(TrainingListener listener, Heartbeat heartbeat) implements TrainingListener {
  @Override
  public void started(long from, long total) {
    heartbeat.note(state -> state.reached(from, total));
    listener.started(from, total);
  }

  @Override
  public void stepped(Progress progress) {
    heartbeat.note(state -> state.reached(progress.iteration(), progress.total()));
    listener.stepped(progress);
  }

  @Override
  public void validated(
      long iteration, Validation validation, boolean best, Optional<Path> sample) {
    listener.validated(iteration, validation, best, sample);
  }

  @Override
  public void saved(long iteration, Path file) {
    listener.saved(iteration, file);
  }

  @Override
  public void warned(String message) {
    listener.warned(message);
  }
}
