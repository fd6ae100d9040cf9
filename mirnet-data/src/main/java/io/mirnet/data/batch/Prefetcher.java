package io.mirnet.data.batch;

import io.mirnet.api.image.Batch;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Makes batches ahead of the training step in worker threads, so that decoding and augmentation
 * don't make it wait. Workers take sample by sample, those of the next batch first. One thread
 * takes batches, in order; any thread may close.
 */
public final class Prefetcher implements AutoCloseable {
  private final LongFunction<? extends BatchParts> source;
  private final long end;
  private final LookAhead lookAhead;
  private final ExecutorService workers;
  private final Deque<PendingBatch> pending = new ConcurrentLinkedDeque<>();
  private final AtomicLong waited = new AtomicLong();
  private volatile boolean closed;
  private long pendingBytes;
  private long nextToTake;
  private long nextToStart;

  /**
   * Starts the workers on the first batches.
   *
   * @param source begins the batch of an iteration; called by the thread that takes
   * @param start the first iteration, more than 0 when a run is resumed
   * @param end the iteration after the last
   * @param lookAhead number of workers, and how far they go
   */
  public Prefetcher(
      LongFunction<? extends BatchParts> source, long start, long end, LookAhead lookAhead) {
    this.source = source;
    this.end = end;
    this.lookAhead = lookAhead;
    this.nextToTake = start;
    this.nextToStart = start;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            lookAhead.workers(),
            task -> {
              Thread thread = new Thread(task, "mirnet-batch-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      fill();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Returns the batch of an iteration, waiting for it if it isn't ready.
   *
   * @param iteration the iteration after that of the last call; the start at first
   * @return the batch
   * @throws IllegalArgumentException if it isn't that iteration's turn
   * @throws IllegalStateException if this is closed, before or during the call
   * @throws CancellationException if the calling thread is interrupted; its flag stays set
   * @throws RuntimeException what the source threw for this iteration
   */
  public Batch take(long iteration) {
    if (iteration != nextToTake || iteration >= end) {
      throw new IllegalArgumentException(
          "the next batch is that of iteration %d of %d, not of %d"
              .formatted(nextToTake, end, iteration));
    }
    fill();
    PendingBatch next = pending.peek();
    if (closed || next == null) {
      throw new IllegalStateException("the prefetcher is closed");
    }
    long before = System.nanoTime();
    try {
      Batch batch = next.await();
      if (batch == null) {
        throw reason(next.failure());
      }
      pending.poll();
      pendingBytes -= next.bytes();
      nextToTake++;
      fill();
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stopped = new CancellationException("interrupted");
      stopped.initCause(e);
      throw stopped;
    } finally {
      waited.addAndGet(System.nanoTime() - before);
    }
  }

  /**
   * Returns how long {@link #take} has waited for workers, all calls together.
   *
   * @return nanoseconds
   */
  public long waitedNanos() {
    return waited.get();
  }

  /** Interrupts the workers and forgets what they made; may be called twice. */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
    pending.forEach(PendingBatch::giveUp);
  }

  private void fill() {
    try {
      while (!closed && nextToStart < end) {
        BatchParts parts = source.apply(nextToStart);
        if (!lookAhead.admits(parts, pending.size(), pendingBytes)) {
          return;
        }
        PendingBatch batch = new PendingBatch(parts);
        pending.add(batch);
        pendingBytes += batch.bytes();
        nextToStart++;
        batch.start(workers);
      }
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the prefetcher was closed", e);
    }
  }

  private RuntimeException reason(Throwable failure) {
    if (closed || failure == null) {
      return new IllegalStateException("the prefetcher was closed", failure);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("a batch can't be made", failure);
  }
}
