package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void whatFitsStaysAsItIs() {
    assertThat(Folding.of("  one two", 9, 4)).isEqualTo("  one two");
  }

  @Test
  void aLineIsBrokenBeforeAWholeWordAndGoesOnIndented() {
    assertThat(Folding.of("  one two three four", 9, 4))
        .isEqualToNormalizingNewlines("  one two\n    three\n    four");
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    assertThat(Folding.of("class org.example.LongerThanThat (a/file.jar) x", 12, 2))
        .isEqualToNormalizingNewlines("class\n  org.example.LongerThanThat\n  (a/file.jar)\n  x");
    assertThat(Folding.of("org.example.LongerThanThat", 12, 2))
        .isEqualTo("org.example.LongerThanThat");
  }

  @Test
  void spacesBeforeTheBreakAreLeftOut() {
    assertThat(Folding.of("  key: 1        what it is", 18, 4))
        .isEqualToNormalizingNewlines("  key: 1\n    what it is");
  }
}
