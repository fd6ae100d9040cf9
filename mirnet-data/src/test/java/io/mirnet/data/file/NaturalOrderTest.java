package io.mirnet.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  @Test
  void numbersCountByTheirValue() {
    assertSorted("1", "2", "10", "100");
    assertSorted("a2b1", "a2b10", "a10b1");
    assertSorted("7", "99999999999999999999998", "99999999999999999999999");
  }

  @Test
  void lettersCountByTheirCode() {
    assertSorted("1", "A", "a", "aa", "b");
    assertSorted("", "0", "0a");
  }

  @Test
  void leadingZerosDecideLast() {
    assertSorted("01", "1", "02", "2");
    assertSorted("01a", "1a", "01b");
    assertThat(new NaturalOrder().compare("007", "007")).isZero();
  }

  private static void assertSorted(String... names) {
    List<String> shuffled = Arrays.asList(names.clone());
    Collections.reverse(shuffled);
    shuffled.sort(new NaturalOrder());
    assertThat(shuffled).containsExactly(names);
  }
}
