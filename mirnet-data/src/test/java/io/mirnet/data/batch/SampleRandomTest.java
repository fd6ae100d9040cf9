package io.mirnet.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleRandomTest {

  @Test
  void theSameArgumentsGiveTheSameChance() {
    assertThat(SampleRandom.at(1, 2, 3).nextLong()).isEqualTo(SampleRandom.at(1, 2, 3).nextLong());
  }

  @Test
  void neighboursDifferInEveryArgument() {
    Set<Long> seen = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      for (long iteration = 0; iteration < 30; iteration++) {
        for (long sample = -1; sample < 30; sample++) {
          seen.add(SampleRandom.at(seed, iteration, sample).nextLong());
        }
      }
    }
    assertThat(seen).hasSize(10 * 30 * 31);
  }

  @Test
  void firstDrawsOfNeighboursAreUniformAndUncorrelated() {
    int n = 20_000;
    double sum = 0;
    double product = 0;
    for (int i = 0; i < n; i++) {
      double here = SampleRandom.at(100, i, 0).nextDouble() - 0.5;
      sum += here;
      product += here * (SampleRandom.at(100, i + 1, 0).nextDouble() - 0.5);
    }
    // Three standard errors: 3 / sqrt(12 n) and 3 / (12 sqrt(n)).
    assertThat(sum / n).isCloseTo(0, within(0.0062));
    assertThat(product / n).isCloseTo(0, within(0.0018));
  }
}
