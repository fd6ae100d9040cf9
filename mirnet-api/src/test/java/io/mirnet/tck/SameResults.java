package io.mirnet.tck;

import static org.assertj.core.api.Assertions.fail;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares lists of results, and says no more than which of them differ: images fill pages. */
final class SameResults {
  private static final int THREADS = 4;

  private SameResults() {}

  static void require(String when, List<?> actual, List<?> expected) {
    if (actual.size() != expected.size()) {
      fail("%s there are %d results instead of %d", when, actual.size(), expected.size());
    }
    for (int i = 0; i < actual.size(); i++) {
      if (!actual.get(i).equals(expected.get(i))) {
        fail("%s, result %d is another than before", when, i);
      }
    }
  }

  /** Does a task in several threads at once, for what must be safe there. */
  static void requireInThreads(Callable<? extends List<?>> task, List<?> expected) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<? extends List<?>> result :
          threads.invokeAll(Collections.nCopies(THREADS, task))) {
        require("in several threads", result.get(), expected);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError("one of several threads failed: " + e.getCause(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
