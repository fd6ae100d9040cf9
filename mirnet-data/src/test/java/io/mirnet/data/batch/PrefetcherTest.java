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
    try (Prefetcher prefetcher = new Prefetcher(PrefetcherTest::numbered, 5, 60, 3, 4)) {
      for (long iteration = 5; iteration < 60; iteration++) {
        assertThat(prefetcher.take(iteration).input()[0]).isEqualTo((float) iteration);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> prefetcher.take(60));
    }
  }

  @Test
  void anotherIterationThanTheNextIsRefused() {
    try (Prefetcher prefetcher = new Prefetcher(PrefetcherTest::numbered, 0, 10, 1, 1)) {
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
    try (Prefetcher prefetcher = new Prefetcher(counting, 0, 100, 2, 3)) {
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
    try (Prefetcher prefetcher = new Prefetcher(naming, 0, 20, 2, 2)) {
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
    try (Prefetcher prefetcher = new Prefetcher(failing, 0, 10, 2, 4)) {
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
    try (Prefetcher prefetcher = new Prefetcher(failing, 0, 10, 1, 1)) {
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
    Prefetcher prefetcher = new Prefetcher(slow, 0, 10, 1, 3);
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
    try (Prefetcher prefetcher = new Prefetcher(slow, 0, 10, 1, 1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> prefetcher.take(0)).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void waitingIsCounted() {
    try (Prefetcher prefetcher = new Prefetcher(PrefetcherTest::numbered, 0, 2, 1, 1)) {
      assertThat(prefetcher.waitedNanos()).isZero();
      prefetcher.take(0);
      assertThat(prefetcher.waitedNanos()).isPositive();
    }
  }

  @Test
  void noThreadsOrNoPlacesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prefetcher(PrefetcherTest::numbered, 0, 1, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prefetcher(PrefetcherTest::numbered, 0, 1, 1, 0));
  }

  private static Batch numbered(long iteration) {
    return new Batch(1, 1, 1, new float[] {(float) iteration}, new float[1]);
  }
}
