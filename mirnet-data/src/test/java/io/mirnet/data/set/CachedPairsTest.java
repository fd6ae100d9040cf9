package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CachedPairsTest {
  /** 2 images of 4x4x3 samples of 8 bit. */
  private static final int BYTES = 2 * 48;

  private final AtomicIntegerArray loads = new AtomicIntegerArray(10);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void keepsWhatFits() {
    CachedPairs cache = new CachedPairs(counting(), 2 * BYTES);
    ImagePair first = cache.load(0);
    assertThat(cache.load(0)).isSameAs(first);
    assertThat(loads.get(0)).isEqualTo(1);
    assertThat(cache.size()).isEqualTo(10);
    assertThat(cache.name(3)).isEqualTo("n3");
  }

  @Test
  void aTargetAloneIsKeptAndWeighsItself() {
    CachedPairs cache = new CachedPairs(counting(), BYTES / 2);
    Image target = cache.target(3);
    assertThat(cache.target(3)).isSameAs(target);
    assertThat(loads.get(3)).isEqualTo(1);
    assertThat(cache.load(3).target()).isEqualTo(target);
    assertThat(loads.get(3)).isEqualTo(2);
  }

  @Test
  void whatIsAskedForOftenOutlivesWhatIsAskedForOnce() {
    CachedPairs cache = new CachedPairs(counting(), 4 * BYTES);
    for (int round = 0; round < 100; round++) {
      cache.load(0);
      cache.load(1);
      cache.load(2 + round % 8);
    }
    assertThat(loads.get(0)).isLessThan(5);
    assertThat(loads.get(1)).isLessThan(5);
  }

  @Test
  void goingThroughASetLargerThanTheCacheInOrderFindsAShareOfIt() {
    int[] decoded = {0};
    PairedImages large =
        new Endless(300) {
          @Override
          public ImagePair load(int index) {
            decoded[0]++;
            return super.load(index);
          }
        };
    CachedPairs cache = new CachedPairs(large, 200 * BYTES);
    int scans = 10;
    for (int scan = 0; scan < scans; scan++) {
      for (int index = 0; index < 300; index++) {
        assertThat(cache.load(index).input().sample(0)).isEqualTo(index % 256);
      }
    }
    double hits = 1 - (double) (decoded[0] - 300) / ((scans - 1) * 300);
    System.out.printf("hits of ordered scans over 1.5 times the cache: %.3f%n", hits);
    // The best that can be done is 200 / 300; least recently used would find nothing.
    assertThat(hits).isBetween(0.4, 0.67);
  }

  @Test
  void noMoreIsKeptThanTheBytesAllow() {
    List<WeakReference<ImagePair>> loaded = new ArrayList<>();
    CachedPairs cache = new CachedPairs(new Endless(300), 20 * BYTES);
    for (int index = 0; index < 300; index++) {
      loaded.add(new WeakReference<>(cache.load(index)));
    }
    System.gc();
    assertThat(loaded.stream().filter(pair -> pair.get() != null).count()).isBetween(1L, 20L);
    // Used after the collection, so that the cache itself is not garbage then.
    assertThat(cache.size()).isEqualTo(300);
  }

  @Test
  void floatsWeighFourBytes() {
    CachedPairs room = new CachedPairs(new Pairs(32), 4 * BYTES);
    room.load(0);
    room.load(0);
    assertThat(loads.get(0)).isEqualTo(1);
    CachedPairs tooSmall = new CachedPairs(new Pairs(32), 4 * BYTES - 1);
    tooSmall.load(1);
    tooSmall.load(1);
    assertThat(loads.get(1)).isEqualTo(2);
  }

  @Test
  void dimensionsAreThoseOfTheSet() {
    PairedImages telling =
        new Endless(3) {
          @Override
          public Optional<Dimensions> dimensions(int index) {
            return Optional.of(new Dimensions(4, 5, 6, index));
          }
        };
    assertThat(new CachedPairs(telling, BYTES).dimensions(2)).contains(new Dimensions(4, 5, 6, 2));
  }

  @Test
  void aPairThatIsTooLargeIsGivenButNotKept() {
    CachedPairs cache = new CachedPairs(counting(), BYTES - 1);
    assertThat(cache.load(0)).isEqualTo(cache.load(0));
    assertThat(loads.get(0)).isEqualTo(2);
  }

  @Test
  void onePairIsDecodedOnceHoweverManyAsk() throws Exception {
    CachedPairs cache = new CachedPairs(new Pairs(0), 10 * BYTES);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<ImagePair>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(threads.submit(() -> cache.load(7)));
      }
      gate.countDown();
      for (Future<ImagePair> answer : answers) {
        assertThat(answer.get()).isSameAs(answers.get(0).get());
      }
      assertThat(loads.get(7)).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailureIsPassedOnAndNotKept() {
    boolean[] broken = {true};
    Pairs pairs = counting();
    PairedImages failing =
        new PairedImages() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public String name(int index) {
            return "a";
          }

          @Override
          public ImagePair load(int index) {
            if (broken[0]) {
              throw new InputException("a.png is gone");
            }
            return pairs.load(index);
          }
        };
    CachedPairs cache = new CachedPairs(failing, BYTES);
    assertThatThrownBy(() -> cache.load(0))
        .isInstanceOf(InputException.class)
        .hasMessage("a.png is gone");
    broken[0] = false;
    assertThat(cache.load(0)).isEqualTo(pairs.load(0));
  }

  @Test
  void whoWaitsForOneThatFailsTriesAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    PairedImages failingOnce =
        new Endless(10) {
          @Override
          public ImagePair load(int index) {
            if (tries.getAndIncrement() > 0) {
              return super.load(index);
            }
            gate.countDown();
            pause(100); // so that the other one comes to wait
            throw new InputException("interrupted");
          }
        };
    CachedPairs cache = new CachedPairs(failingOnce, 10 * BYTES);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<ImagePair> first = threads.submit(() -> cache.load(3));
      gate.await();
      assertThat(cache.load(3).input().sample(0)).isEqualTo(3);
      assertThatThrownBy(first::get).hasRootCauseInstanceOf(InputException.class);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNegativeCapacityIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CachedPairs(counting(), -1));
  }

  private Pairs counting() {
    return new Pairs(8);
  }

  /** Counts its loads; with 0 bits, waits at the gate first. */
  private final class Pairs implements PairedImages {
    private final int bits;

    Pairs(int bits) {
      this.bits = bits;
    }

    @Override
    public int size() {
      return loads.length();
    }

    @Override
    public String name(int index) {
      return "n" + index;
    }

    @Override
    public ImagePair load(int index) {
      loads.incrementAndGet(index);
      if (bits == 0) {
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      Image image = bits == 32 ? Image.of(4, 4, 3, new float[48]) : Image.of(4, 4, 3, new byte[48]);
      return new ImagePair(image, image);
    }
  }

  /** New images of {@link #BYTES} whose samples are their index. */
  private static class Endless implements PairedImages {
    private final int size;

    Endless(int size) {
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public String name(int index) {
      return "n" + index;
    }

    @Override
    public ImagePair load(int index) {
      byte[] samples = new byte[48];
      Arrays.fill(samples, (byte) index);
      return new ImagePair(Image.of(4, 4, 3, samples), Image.of(4, 4, 3, samples.clone()));
    }
  }
}
