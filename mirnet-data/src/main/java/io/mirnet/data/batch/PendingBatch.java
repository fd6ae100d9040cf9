package io.mirnet.data.batch;

import io.mirnet.api.image.Batch;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A batch that workers make, each taking a sample at a time; the one that makes the last puts them
 * together. What a worker throws, an Error too, is kept for whoever waits. Nothing is allocated on
 * the way to the waiting thread, so that it hears of lack of memory too.
 */
final class PendingBatch {
  private final BatchParts parts;
  private final AtomicInteger left;
  private final AtomicReferenceArray<Throwable> failures;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Throwable failure;
  private volatile Batch batch;

  PendingBatch(BatchParts parts) {
    this.parts = parts;
    left = new AtomicInteger(parts.samples());
    failures = new AtomicReferenceArray<>(parts.samples());
  }

  long bytes() {
    return parts.bytes();
  }

  void start(Executor workers) {
    try {
      for (int i = 0; i < failures.length(); i++) {
        int sample = i;
        workers.execute(() -> make(sample));
      }
    } catch (RuntimeException | Error e) {
      // The samples that are missing now will not come.
      failure = e;
      giveUp();
      throw e;
    }
  }

  /** Waits. The batch is null if there is a {@link #failure}, or if it was given up. */
  Batch await() throws InterruptedException {
    ended.await();
    return batch;
  }

  /** Why there is no batch: always the first sample that failed; null if it was given up. */
  Throwable failure() {
    return failure;
  }

  /** Lets whoever waits go on without a batch. */
  void giveUp() {
    ended.countDown();
  }

  private void make(int sample) {
    try {
      parts.make(sample);
    } catch (Throwable e) {
      failures.set(sample, e);
    }
    if (left.decrementAndGet() == 0) {
      finish();
    }
  }

  private void finish() {
    try {
      for (int i = 0; i < failures.length() && failure == null; i++) {
        failure = failures.get(i);
      }
      if (failure == null) {
        batch = parts.assemble();
      }
    } catch (Throwable e) {
      failure = e;
    } finally {
      ended.countDown();
    }
  }
}
