package io.mirnet.cli.console;

import io.mirnet.api.training.RunObserver;
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
    long now = System.nanoTime();
    if (now - lastDrawn < REDRAW_NANOS && p.iteration() < p.iterations()) {
      return;
    }
    lastDrawn = now;
    long seconds = Math.round((p.iterations() - p.iteration()) / p.iterationsPerSecond());
    terminal.status(
        String.format(
            Locale.ROOT,
            "%s%d/%d  %.2f it/s  loss %.4f  lr %.2e  %s left",
            terminal.interactive() ? ProgressBar.of(p.iteration(), p.iterations()) : "",
            p.iteration(),
            p.iterations(),
            p.iterationsPerSecond(),
            p.loss(),
            p.learningRate(),
            ProgressBar.clock(seconds)));
  }

  @Override
  public void validated(Validation validation) {
    validation.sets().forEach((name, set) -> show(validation, name, set));
    if (validation.best() && validation.sets().size() > 1) {
      terminal.line("iteration %d: best so far".formatted(validation.iteration()));
    }
  }

  private void show(Validation validation, String name, SetScores set) {
    terminal.line(
        "iteration %d: %s %s%s"
            .formatted(
                validation.iteration(),
                name,
                ScoreLine.of(set),
                validation.best() && validation.sets().size() == 1 ? ", best so far" : ""));
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
