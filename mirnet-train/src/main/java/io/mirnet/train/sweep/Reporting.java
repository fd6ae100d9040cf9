package io.mirnet.train.sweep;

import io.mirnet.api.training.RunObserver;
import io.mirnet.train.measure.Monitor;
import java.nio.file.Path;

/** Passes on how a trial goes, keeps its heartbeat up to date and some of its pictures. */
record Reporting(
    RunObserver observer,
    Heartbeat heartbeat,
    Rung rung,
    Monitor monitor,
    KeptPictures pictures,
    Path restored)
    implements RunObserver {
  @Override
  public void started(Run run) {
    heartbeat.note(state -> state.reached(run.from(), run.iterations()));
    observer.started(run);
  }

  @Override
  public void stepped(Step step) {
    heartbeat.note(state -> state.reached(step.iteration(), step.iterations()));
    rung.stepped(step.iteration());
    observer.stepped(step);
  }

  @Override
  public void averaged(Window window) {
    observer.averaged(window);
  }

  @Override
  public void pictured(Picture picture) {
    pictures.see(picture);
    observer.pictured(picture);
  }

  @Override
  public void validated(Validation validation) {
    SetScores measured = validation.sets().get(monitor.set());
    Double value = measured == null ? null : measured.scores().get(monitor.kind().name());
    if (value != null) {
      String text = monitor.kind().title() + " " + monitor.kind().format(value);
      heartbeat.note(state -> state.scored(text));
      rung.measured(validation.iteration());
    }
    observer.validated(validation);
  }

  @Override
  public void saved(long iteration, Path file) {
    observer.saved(iteration, file);
  }

  @Override
  public void noted(String message) {
    observer.noted(message);
  }

  @Override
  public void warned(String message) {
    observer.warned(message);
  }

  @Override
  public void ended(long iteration, boolean complete) {
    if (complete) {
      pictures.save(restored);
    }
    observer.ended(iteration, complete);
  }
}
