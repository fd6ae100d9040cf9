package io.mirnet.train.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  @Test
  void aBatchIsSplitEvenly() {
    assertThat(Slice.of(5, 2, 0)).containsExactly(new Slice(0, 0, 2), new Slice(1, 2, 5));
  }

  @Test
  void aShareIsSplitIntoMicroBatches() {
    assertThat(Slice.of(5, 1, 2))
        .containsExactly(new Slice(0, 0, 2), new Slice(0, 2, 4), new Slice(0, 4, 5));
  }

  @Test
  void replicasWithoutSamplesGetNoSlice() {
    assertThat(Slice.of(1, 3, 0)).isEqualTo(List.of(new Slice(2, 0, 1)));
  }
}
