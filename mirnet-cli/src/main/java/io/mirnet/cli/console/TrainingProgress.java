package io.mirnet.cli.console;

import io.mirnet.api.training.RunObserver;
import java.util.List;
import java.util.Locale;

/** Shows a training: a bar with speed, loss, learning rate and the time that is left. */
public final class TrainingProgress implements RunObserver {
  /** A terminal is redrawn no more often than the eye can follow. */
  private static final long REDRAW_NANOS = 100_000_000L;

  private final Terminal terminal;
  private long lastDrawn;

  public TrainingProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void started(Run run) {
    if (run.from() > 0) {
      terminal.line("from iteration %d of %d".formatted(run.from(), run.iterations()));
    }
  }

  @Override
  public void stepped(Step p) {
    if (!isTime() && p.iteration() < p.iterations()) {
      return;
    }
    long seconds = Math.round((p.iterations() - p.iteration()) / p.iterationsPerSecond());
    terminal.status(
        new Progress(
            p.iteration(),
            p.iterations(),
            "",
            seconds,
            List.of(
                String.format(Locale.ROOT, "loss %.4f", p.loss()),
                String.format(Locale.ROOT, "%.2f it/s", p.iterationsPerSecond()),
                String.format(Locale.ROOT, "lr %.2e", p.learningRate()))));
  }

  @Override
  public void pictured(Picture picture) {
    if (isTime()) {
      terminal.status(
          "iteration %d: picture %d of %d in %s"
              .formatted(
                  picture.iteration(), picture.index() + 1, picture.pictures(), picture.set()));
    }
  }

  private boolean isTime() {
    long now = System.nanoTime();
    boolean passed = now - lastDrawn >= REDRAW_NANOS;
    if (passed) {
      lastDrawn = now;
    }
    return passed;
  }

  @Override
  public void validated(Validation validation) {
    validation.sets().forEach((name, set) -> show(validation, name, set));
    if (validation.best() && validation.sets().size() > 1) {
      terminal.line("iteration %d: best".formatted(validation.iteration()));
    }
  }

  private void show(Validation validation, String name, SetScores set) {
    terminal.line(
        "iteration %d: %s%s%s"
            .formatted(
                validation.iteration(),
                validation.sets().size() == 1 ? "" : name + " ",
                ScoreLine.of(set),
                validation.best() && validation.sets().size() == 1 ? ", best" : ""));
    if (ScoreLine.isNoBetterThanItsInput(set)) {
      terminal.line(ScoreLine.NO_BETTER);
    }
  }

  @Override
  public void noted(String message) {
    message.lines().forEach(terminal::line);
  }

  @Override
  public void warned(String message) {
    terminal.line("warning: " + message);
  }
}
