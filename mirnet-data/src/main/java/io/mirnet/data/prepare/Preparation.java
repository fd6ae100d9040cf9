package io.mirnet.data.prepare;

import io.mirnet.api.InputException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Cuts many pairs, several at a time. Each worker holds one pair. */
public final class Preparation {
  private final Cutter cutter;
  private final int workers;

  /**
   * Makes it.
   *
   * @param cutter what cuts one pair
   * @param workers threads, at least 1
   */
  public Preparation(Cutter cutter, int workers) {
    this.cutter = cutter;
    this.workers = workers;
  }

  /** Is told of each pair, by the thread that called {@link #run}, in the order they end. */
  public interface Listener {
    /**
     * A pair was cut.
     *
     * @param source the pair
     * @param files its files, all of them written
     */
    void cut(Source source, List<CutFile> files);

    /**
     * A pair can't be read; the others go on.
     *
     * @param source the pair
     * @param why one line
     */
    void failed(Source source, String why);
  }

  private record Outcome(Source source, List<CutFile> files, String failure) {}

  /**
   * Cuts all pairs.
   *
   * @param sources the pairs
   * @param listener is told of each
   * @throws java.io.UncheckedIOException if a file can't be written; no further pair is begun
   */
  public void run(List<Source> sources, Listener listener) {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Outcome> outcomes = new ExecutorCompletionService<>(pool);
      sources.forEach(source -> outcomes.submit(() -> attempt(source)));
      for (int i = 0; i < sources.size(); i++) {
        Outcome outcome = outcomes.take().get();
        if (outcome.failure() == null) {
          listener.cut(outcome.source(), outcome.files());
        } else {
          listener.failed(outcome.source(), outcome.failure());
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      // What was begun writes whole files; nobody waits for what was not.
      pool.shutdownNow();
    }
  }

  private Outcome attempt(Source source) {
    try {
      return new Outcome(source, cutter.cut(source), null);
    } catch (InputException e) {
      return new Outcome(source, List.of(), e.getMessage());
    }
  }
}
