package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PrefetcherTest {

  @Test
  void batchesComeInOrderFromStartToEnd() {
    try (Prefetcher prefetcher = prefetcher(PrefetcherTest::numbered, 5, 60, 3, 4)) {
      for (long iteration = 5; iteration < 60; iteration++) {
        assertThat(prefetcher.take(iteration).input()[0]).isEqualTo((float) iteration);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> prefetcher.take(60));
    }
  }

  @Test
  void anotherIterationThanTheNextIsRefused() {
    try (Prefetcher prefetcher = prefetcher(PrefetcherTest::numbered, 0, 10, 1, 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> prefetcher.take(1))
          .withMessageContaining("iteration 0 of 10, not of 1");
      assertThat(prefetcher.take(0).input()[0]).isZero();
    }
  }

  @Test
  void noMoreIsMadeAheadThanAllowed() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    LongFunction<Batch> counting =
        iteration -> {
          made.incrementAndGet();
          three.countDown();
          return numbered(iteration);
        };
    try (Prefetcher prefetcher = prefetcher(counting, 0, 100, 2, 3)) {
      three.await();
      prefetcher.take(0);
      prefetcher.take(1);
      assertThat(made.get()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void workersAreNamedDaemons() {
    Set<String> workers = ConcurrentHashMap.newKeySet();
    LongFunction<Batch> naming =
        iteration -> {
          assertThat(Thread.currentThread().isDaemon()).isTrue();
          workers.add(Thread.currentThread().getName());
          return numbered(iteration);
        };
    try (Prefetcher prefetcher = prefetcher(naming, 0, 20, 2, 2)) {
      for (long iteration = 0; iteration < 20; iteration++) {
        prefetcher.take(iteration);
      }
    }
    assertThat(workers).isSubsetOf("mirnet-batch-1", "mirnet-batch-2").isNotEmpty();
  }

  @Test
  void aWorkersExceptionArrivesWithItsIteration() {
    LongFunction<Batch> failing =
        iteration -> {
          if (iteration == 2) {
            throw new InputException("picture 7 is gone");
          }
          return numbered(iteration);
        };
    try (Prefetcher prefetcher = prefetcher(failing, 0, 10, 2, 4)) {
      prefetcher.take(0);
      prefetcher.take(1);
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> prefetcher.take(2))
            .isInstanceOf(InputException.class)
            .hasMessage("picture 7 is gone");
      }
    }
  }

  @Test
  void anErrorArrivesAsAnError() {
    LongFunction<Batch> failing =
        iteration -> {
          throw new OutOfMemoryError("too large");
        };
    try (Prefetcher prefetcher = prefetcher(failing, 0, 10, 1, 1)) {
      assertThatThrownBy(() -> prefetcher.take(0)).isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void closingInterruptsWorkersAndWhoWaits() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    LongFunction<Batch> slow =
        iteration -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          throw new CancellationException();
        };
    Prefetcher prefetcher = prefetcher(slow, 0, 10, 1, 3);
    started.await();
    List<Throwable> seen = new ArrayList<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                prefetcher.take(0);
              } catch (RuntimeException e) {
                seen.add(e);
              }
            });
    waiting.start();
    prefetcher.close();
    interrupted.await();
    waiting.join();
    assertThat(seen).singleElement().isInstanceOf(IllegalStateException.class);
    prefetcher.close();
    assertThatThrownBy(() -> prefetcher.take(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anInterruptedCallerStopsWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    LongFunction<Batch> slow =
        iteration -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new CancellationException();
          }
          return numbered(iteration);
        };
    try (Prefetcher prefetcher = prefetcher(slow, 0, 10, 1, 1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> prefetcher.take(0)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void waitingIsCounted() {
    try (Prefetcher prefetcher = prefetcher(PrefetcherTest::numbered, 0, 2, 1, 1)) {
      assertThat(prefetcher.waitedNanos()).isZero();
      prefetcher.take(0);
      assertThat(prefetcher.waitedNanos()).isPositive();
    }
  }

  @Test
  void allWorkersAreAtWorkWhetherBatchesAreLargeOrSmall() throws InterruptedException {
    for (int samples : new int[] {1, 3, 16, 40}) {
      CountDownLatch sixteen = new CountDownLatch(16);
      CountDownLatch release = new CountDownLatch(1);
      Sampled waiting =
          new Sampled(
              samples,
              (iteration, sample) -> {
                sixteen.countDown();
                await(release);
              });
      try (Prefetcher prefetcher = new Prefetcher(waiting, 0, 100, LookAhead.of(16))) {
        sixteen.await();
        release.countDown();
        assertThat(prefetcher.take(0).input()[0]).isZero();
      }
    }
  }

  @Test
  void batchesBeforeABrokenOneAreDeliveredFirst() {
    CountDownLatch broken = new CountDownLatch(1);
    Sampled failing =
        new Sampled(
            2,
            (iteration, sample) -> {
              if (iteration < 3) {
                await(broken);
              } else if (iteration == 3 && sample == 1) {
                broken.countDown();
                throw new InputException("picture 7.png is damaged");
              }
            });
    try (Prefetcher prefetcher = new Prefetcher(failing, 0, 10, LookAhead.of(8))) {
      for (long iteration = 0; iteration < 3; iteration++) {
        assertThat(prefetcher.take(iteration).input()[0]).isEqualTo((float) iteration);
      }
      assertThatThrownBy(() -> prefetcher.take(3))
          .isInstanceOf(InputException.class)
          .hasMessage("picture 7.png is damaged");
    }
  }

  @Test
  void ofSeveralFailuresThatOfTheFirstSampleIsTold() {
    CountDownLatch last = new CountDownLatch(1);
    Sampled failing =
        new Sampled(
            3,
            (iteration, sample) -> {
              if (sample == 2) {
                last.countDown();
              } else {
                await(last);
              }
              throw new InputException("sample " + sample);
            });
    try (Prefetcher prefetcher = new Prefetcher(failing, 0, 1, LookAhead.of(3))) {
      assertThatThrownBy(() -> prefetcher.take(0)).hasMessage("sample 0");
    }
  }

  @Test
  void workersThatMeetErrorsGoOnWithOtherBatches() {
    Sampled failing =
        new Sampled(
            4,
            (iteration, sample) -> {
              if (iteration >= 2) {
                throw new OutOfMemoryError("too large");
              }
            });
    try (Prefetcher prefetcher = new Prefetcher(failing, 0, 50, LookAhead.of(2))) {
      prefetcher.take(0);
      prefetcher.take(1);
      assertThatThrownBy(() -> prefetcher.take(2)).isInstanceOf(OutOfMemoryError.class);
    }
  }

  /** Batches whose samples do something, and whose first value is their iteration. */
  private record Sampled(int samples, Work work) implements LongFunction<BatchParts> {
    interface Work {
      void make(long iteration, int sample);
    }

    @Override
    public BatchParts apply(long iteration) {
      return new BatchParts() {
        @Override
        public int samples() {
          return samples;
        }

        @Override
        public long bytes() {
          return 1;
        }

        @Override
        public void make(int sample) {
          work.make(iteration, sample);
        }

        @Override
        public Batch assemble() {
          return numbered(iteration);
        }
      };
    }
  }

  /** Batches of one sample; so many of them are made ahead. */
  private static Prefetcher prefetcher(
      LongFunction<Batch> source, long start, long end, int threads, int ahead) {
    LongFunction<BatchParts> parts =
        iteration ->
            new BatchParts() {
              private Batch batch;

              @Override
              public int samples() {
                return 1;
              }

              @Override
              public long bytes() {
                return 1;
              }

              @Override
              public void make(int sample) {
                batch = source.apply(iteration);
              }

              @Override
              public Batch assemble() {
                return batch;
              }
            };
    return new Prefetcher(parts, start, end, new LookAhead(threads, ahead));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  private static Batch numbered(long iteration) {
    return new Batch(1, 1, 1, new float[] {(float) iteration}, new float[1]);
  }
}
