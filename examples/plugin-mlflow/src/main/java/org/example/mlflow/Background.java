package org.example.mlflow;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs tasks in their order on a thread of its own, until one fails. */
final class Background implements AutoCloseable {
  private static final long MINUTES_TO_FINISH = 2;

  private final String ofFailures;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "mlflow");
            made.setDaemon(true);
            return made;
          });
  private volatile Throwable failure;

  /**
   * Makes the thread, which starts with the first task.
   *
   * @param ofFailures begins the message of what is thrown
   */
  Background(String ofFailures) {
    this.ofFailures = ofFailures;
  }

  /**
   * Runs a task when those before it are done.
   *
   * @throws IllegalStateException if one of those failed; this and later ones are never run
   */
  void run(Runnable task) {
    requireSound();
    thread.execute(
        () -> {
          if (failure == null) {
            try {
              task.run();
            } catch (RuntimeException | LinkageError e) {
              failure = e;
            }
          }
        });
  }

  private void requireSound() {
    if (failure != null) {
      Throwable told = failure;
      while (told.getCause() != null && told.getCause().getMessage() != null) {
        told = told.getCause();
      }
      throw new IllegalStateException(ofFailures + ": " + told.getMessage(), failure);
    }
  }

  /**
   * Waits for what is left.
   *
   * @throws IllegalStateException if a task failed, or some are left after two minutes
   */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(MINUTES_TO_FINISH, TimeUnit.MINUTES)) {
        thread.shutdownNow();
        throw new IllegalStateException(
            "%s: no answer for %d minutes".formatted(ofFailures, MINUTES_TO_FINISH));
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    requireSound();
  }
}
