package io.mirnet.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Batch;
import io.mirnet.data.batch.SampleRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {

  @Test
  void inputAndTargetAreMixedAlike() {
    Batch batch = numbered(5);
    Batch mixed = mixup(1, 1.2).batch(batch, new SplittableRandom(3));
    assertThat(mixed.target()).isNotEqualTo(batch.target());
    for (int i = 0; i < mixed.target().length; i++) {
      assertThat(mixed.input()[i]).isCloseTo(mixed.target()[i] + 100, within(1e-4f));
    }
    assertThat(batch.input()).isEqualTo(numbered(5).input());
  }

  @Test
  void everyPairIsUsedAsPartnerOnce() {
    Batch mixed = mixup(1, 1.2).batch(numbered(5), new SplittableRandom(3));
    double sum = 0;
    for (float value : mixed.target()) {
      sum += value;
    }
    // A permutation keeps the sum: 0 + 1 + 2 + 3 + 4, of 4 samples each.
    assertThat(sum).isCloseTo(40, within(1e-4));
  }

  @Test
  void probabilityIsTheShareOfMixedBatches() {
    Batch batch = numbered(4);
    int mixed = 0;
    for (int seed = 0; seed < 1000; seed++) {
      if (mixup(0.3, 1.2).batch(batch, SampleRandom.at(1, seed, -1)) != batch) {
        mixed++;
      }
    }
    assertThat(mixed).isBetween(250, 350);
    assertThat(mixup(0, 1.2).batch(batch, new SplittableRandom(1))).isSameAs(batch);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1, 1.2, 5})
  void lambdaHasTheMomentsOfItsDistribution(double alpha) {
    // Of two pairs with values 0 and 1 that exchange places, the second shows lambda.
    int n = 0;
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Batch mixed = mixup(1, alpha).batch(numbered(2), SampleRandom.at(7, seed, -1));
      if (mixed.target()[0] > 0) {
        double lambda = mixed.target()[4];
        n++;
        sum += lambda;
        squares += lambda * lambda;
      }
    }
    double mean = sum / n;
    assertThat(mean).isCloseTo(0.5, within(0.015));
    // Variance of Beta(a, a): 1 / (4 (2 a + 1)).
    assertThat(squares / n - mean * mean).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.008));
  }

  /**
   * The released recipe's batches over its 8 GPUs: half of the batches are mixed, within n = 8, 5,
   * 4, 2, 1, 1 pairs, of which 1 / n meet themselves: 43.75, 40, 37.5, 25, 0 and 0 %.
   */
  @ParameterizedTest
  @CsvSource({"64, 0.4375", "40, 0.40", "32, 0.375", "16, 0.25", "8, 0", "7, 0"})
  void mixedPairsHaveTheShareOfTheReleasedRecipe(int size, double share) {
    Mixup mixup = new Mixup(new MixupOptions(0.5, 1.2, 8));
    Batch batch = numbered(size);
    int changed = 0;
    int rounds = 128_000 / size;
    for (int round = 0; round < rounds; round++) {
      Batch mixed = mixup.batch(batch, SampleRandom.at(3, round, -1));
      for (int i = 0; i < size; i++) {
        changed += mixed.target()[4 * i] == batch.target()[4 * i] ? 0 : 1;
      }
    }
    assertThat((double) changed / rounds / size).isCloseTo(share, within(0.015));
  }

  @Test
  void pairsOfOneGroupStayInIt() {
    Batch mixed =
        new Mixup(new MixupOptions(1, 1.2, 2)).batch(numbered(7), new SplittableRandom(5));
    for (int i = 0; i < 7; i++) {
      // The first group has what is left over: pairs 0 to 3, then 4 to 6.
      assertThat(mixed.target()[4 * i]).isBetween(i < 4 ? 0f : 3.999f, i < 4 ? 3.001f : 6.001f);
    }
  }

  private static Mixup mixup(double probability, double alpha) {
    return new Mixup(new MixupOptions(probability, alpha, 1));
  }

  /** Pair i has target i and input i + 100 in each of 4 samples. */
  private static Batch numbered(int size) {
    float[] input = new float[size * 4];
    float[] target = new float[size * 4];
    for (int i = 0; i < input.length; i++) {
      int pair = i / 4;
      target[i] = pair;
      input[i] = pair + 100;
    }
    return new Batch(size, 2, 2, input, target);
  }
}
