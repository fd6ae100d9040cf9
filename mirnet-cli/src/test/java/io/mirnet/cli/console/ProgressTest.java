package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  /** As of the paper's training. */
  private static final Progress PAPER =
      new Progress(
          123_456, 300_000, "", 123_456, List.of("loss 0.0123", "12.34 it/s", "lr 2.00e-04"));

  @Test
  void aNarrowLineLeavesOutTheLastPartsAndAWideOneHasABar() {
    assertThat(PAPER.text(30)).isEqualTo("123456/300000  34:17:36 left");
    assertThat(PAPER.text(59)).isEqualTo("123456/300000  34:17:36 left  loss 0.0123  12.34 it/s");
    assertThat(PAPER.text(79))
        .isEqualTo(
            "[####------] 123456/300000  34:17:36 left  loss 0.0123  12.34 it/s  lr 2.00e-04");
    assertThat(PAPER.text(159))
        .startsWith("[#########---------------] 123456/300000 ")
        .endsWith("lr 2.00e-04");
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 40, 59, 79, 100, 159})
  void noLineIsWiderThanItMayBe(int width) {
    assertThat(PAPER.text(width).length()).isLessThanOrEqualTo(width);
  }
}
