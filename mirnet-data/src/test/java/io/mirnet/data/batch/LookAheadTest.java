package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mirnet.api.image.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookAheadTest {

  /** Two samples for each worker beyond the batch that comes next, at least four batches. */
  @ParameterizedTest
  @CsvSource({"1, 8, 4", "2, 64, 4", "16, 64, 4", "16, 8, 5", "16, 3, 12", "16, 1, 33"})
  void batchesAreEnoughForTheWorkers(int workers, int samples, int batches) {
    assertThat(ahead(LookAhead.of(workers), samples, 1)).isEqualTo(batches);
  }

  @Test
  void memoryEndsIt() {
    assertThat(ahead(new LookAhead(16, 1000), 1, 100)).isEqualTo(10);
    assertThat(ahead(new LookAhead(16, 1000), 1, 101)).isEqualTo(9);
  }

  @Test
  void oneBatchIsMadeHoweverLarge() {
    assertThat(ahead(new LookAhead(2, 1000), 4, 5000)).isEqualTo(1);
  }

  @Test
  void noWorkersOrNoMemoryAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> LookAhead.of(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new LookAhead(1, 0));
  }

  private static int ahead(LookAhead rule, int samples, long bytes) {
    BatchParts parts = parts(samples, bytes);
    int batches = 0;
    while (rule.admits(parts, batches, batches * bytes)) {
      batches++;
    }
    return batches;
  }

  private static BatchParts parts(int samples, long bytes) {
    return new BatchParts() {
      @Override
      public int samples() {
        return samples;
      }

      @Override
      public long bytes() {
        return bytes;
      }

      @Override
      public void make(int sample) {}

      @Override
      public Batch assemble() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
