package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.Dimensions;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Decoding that takes 14 workers to keep pace with the step, most of it spent waiting for disks.
 */
@Timeout(60)
class DataWaitTest {
  private static final int BATCH = 8;
  private static final long STEP_MILLIS = 80;
  private static final long DECODE_MILLIS = 140;
  private static final int STEPS = 50;

  @Test
  void sixteenWorkersKeepPaceWithDecodingForFourteen() throws InterruptedException {
    PatchSchedule patches = () -> List.of(new Stage(0, 64, BATCH));
    BatchSource source = new BatchSource(new Slow(), patches, List.of(), Pad.NONE, 1);
    try (Prefetcher prefetcher = new Prefetcher(source::begin, 0, 10_000, LookAhead.of(16))) {
      prefetcher.take(0);
      long waitedBefore = prefetcher.waitedNanos();
      long start = System.nanoTime();
      for (int n = 1; n <= STEPS; n++) {
        Thread.sleep(STEP_MILLIS);
        prefetcher.take(n);
      }
      double share =
          (double) (prefetcher.waitedNanos() - waitedBefore) / (System.nanoTime() - start);
      System.out.printf("data wait of 16 workers: %.2f %%%n", 100 * share);
      assertThat(share).isLessThan(0.02);
    }
  }

  private static final class Slow implements PairedImages {
    private final ImagePair pair =
        new ImagePair(
            Image.of(64, 64, 3, new byte[64 * 64 * 3]), Image.of(64, 64, 3, new byte[64 * 64 * 3]));

    @Override
    public int size() {
      return 1000;
    }

    @Override
    public String name(int index) {
      return "n" + index;
    }

    @Override
    public ImagePair load(int index) {
      try {
        Thread.sleep(DECODE_MILLIS);
      } catch (InterruptedException e) {
        throw new CancellationException();
      }
      return pair;
    }

    @Override
    public Optional<Dimensions> dimensions(int index) {
      return Optional.of(Dimensions.of(pair));
    }
  }
}
