package io.mirnet.blocks.restore;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {
  @ParameterizedTest
  @CsvSource({"-1, 0", "8, -1", "8, 5", "1, 1"})
  void overlapsOfMoreThanHalfATileAndNegativeNumbersAreRefused(int size, int overlap) {
    assertThatThrownBy(() -> new Tiling(size, overlap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tiles of " + size + " with an overlap of " + overlap);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "8, 4", "8, 0", "9, 4", "1, 0"})
  void overlapsUpToHalfATileAreAllowed(int size, int overlap) {
    assertThatCode(() -> new Tiling(size, overlap)).doesNotThrowAnyException();
  }
}
