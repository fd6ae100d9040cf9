package io.mirnet.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void theLeastRecentlyUsedLeavesFirst() {
    CachedPairs cache = new CachedPairs(counting(), 2 * BYTES);
    for (int index : new int[] {0, 1, 0, 2, 0, 1}) {
      cache.load(index);
    }
    assertThat(loads.get(0)).isEqualTo(1);
    assertThat(loads.get(1)).isEqualTo(2);
    assertThat(loads.get(2)).isEqualTo(1);
  }

  @Test
  void floatsWeighFourBytes() {
    CachedPairs cache = new CachedPairs(new Pairs(32), 4 * BYTES);
    cache.load(0);
    cache.load(0);
    assertThat(loads.get(0)).isEqualTo(1);
    cache.load(1);
    cache.load(0);
    assertThat(loads.get(0)).isEqualTo(2);
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
}
