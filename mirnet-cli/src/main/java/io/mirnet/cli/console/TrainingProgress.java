package io.mirnet.cli.console;

import io.mirnet.train.TrainingListener;
import io.mirnet.train.run.Validation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Shows a training: a bar with speed, loss, learning rate and the time that is left. */
public final class TrainingProgress implements TrainingListener {
  private static final int BAR = 24;

  /** A terminal is redrawn no more often than the eye can follow. */
  private static final long REDRAW_NANOS = 100_000_000L;

  private final Terminal terminal;
  private long lastDrawn;

  public TrainingProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void started(long from, long total) {
    if (from > 0) {
      terminal.line("from iteration %d of %d".formatted(from, total));
    }
  }

  @Override
  public void stepped(Progress p) {
    long now = System.nanoTime();
    if (now - lastDrawn < REDRAW_NANOS && p.iteration() < p.total()) {
      return;
    }
    lastDrawn = now;
    long seconds = Math.round((p.total() - p.iteration()) / p.iterationsPerSecond());
    terminal.status(
        String.format(
            Locale.ROOT,
            "%s%d/%d  %.2f it/s  loss %.4f  lr %.2e  %s left",
            terminal.interactive() ? bar(p) : "",
            p.iteration(),
            p.total(),
            p.iterationsPerSecond(),
            p.loss(),
            p.learningRate(),
            clock(seconds)));
  }

  private static String bar(Progress p) {
    int filled = (int) (BAR * p.iteration() / p.total());
    return "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] ";
  }

  private static String clock(long seconds) {
    Duration left = Duration.ofSeconds(seconds);
    return left.toHours() > 0
        ? "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
        : "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
  }

  @Override
  public void validated(
      long iteration, Validation validation, boolean best, Optional<Path> sample) {
    terminal.line(
        String.format(
            Locale.ROOT,
            "iteration %d: validation %.2f dB%s, SSIM %.4f%s",
            iteration,
            validation.psnr(),
            gain(validation),
            validation.ssim(),
            best ? ", best so far" : ""));
    if (validation.gain() <= 0) {
      terminal.line(
          "warning: the restored pictures are no better than the degraded ones; the network may return its input");
    }
  }

  /** Empty where input and target can't be compared, as with two views in and one picture out. */
  private static String gain(Validation validation) {
    return Double.isNaN(validation.gain())
        ? ""
        : String.format(Locale.ROOT, " (%+.2f over the input)", validation.gain());
  }

  @Override
  public void warned(String message) {
    terminal.line("warning: " + message);
  }
}
