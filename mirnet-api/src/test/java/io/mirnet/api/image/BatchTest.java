package io.mirnet.api.image;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void arraysOfAnotherLengthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(2, 4, 4, new float[96], new float[95]))
        .withMessageContaining("96 and 95 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(2, 4, 5, new float[96], new float[96]));
  }
}
