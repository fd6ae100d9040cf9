package io.mirnet.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a training save before SIGINT or SIGTERM ends the process. The JVM then ends with 130 or 143
 * by itself.
 */
public final class Shutdown implements AutoCloseable {
  /** A step and a checkpoint of the largest network take less. */
  private static final long PATIENCE_SECONDS = 120;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  public Shutdown(Terminal terminal) {
    Thread hook =
        new Thread(
            () -> {
              if (finished.getCount() > 0) {
                requested = true;
                terminal.line("stopping after this iteration, to save");
                await();
              }
            },
            "mirnet-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean requested() {
    return requested;
  }

  @Override
  public void close() {
    finished.countDown();
  }
}
