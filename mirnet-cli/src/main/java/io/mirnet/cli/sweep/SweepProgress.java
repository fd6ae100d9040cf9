package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Terminal;
import io.mirnet.train.report.Report;
import io.mirnet.train.sweep.SweepDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps one line about a running sweep up to date. */
final class SweepProgress implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final SweepDirectory directory;
  private final Terminal terminal;
  private final SweepPace pace;
  private String reported = "";
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sweep-progress");
            thread.setDaemon(true);
            return thread;
          });

  SweepProgress(SweepDirectory directory, Terminal terminal) {
    this.directory = directory;
    this.terminal = terminal;
    this.pace = new SweepPace(SweepTable.of(directory).share(), System.nanoTime());
  }

  void start() {
    var unused = timer.scheduleWithFixedDelay(this::look, 1, 2, TimeUnit.SECONDS);
  }

  /** The report is cheap, so that it is written anew whenever a trial changes its state. */
  private void look() {
    SweepTable table = SweepTable.of(directory);
    terminal.status(status(table));
    if (!table.counts().equals(reported)) {
      reported = table.counts();
      new Report(directory).write();
    }
  }

  private String status(SweepTable table) {
    List<String> parts = new ArrayList<>(List.of(table.counts()));
    if (!table.open()) { // nobody knows what a search will ask for
      pace.left(table.share(), System.nanoTime()).ifPresent(left -> parts.add(left + " left"));
    }
    parts.addAll(table.running());
    return String.join("  ", parts);
  }

  /** Waits for a look that is under way: what it writes is older than what comes after. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
