package io.mirnet.train.report.internal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.ScoreKind.Direction;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void nothingIsFoundWhereNothingDiffers() {
    Comparison same = Bootstrap.compare(new double[3][50]);
    assertThat(same).isEqualTo(new Comparison(0, 0, 0, 1, 3, 50, 0));
    assertThat(same.word(Direction.HIGHER)).isEqualTo("not told apart");
  }

  /** Means of three draws of 1, 2, 3 are all 1, or all 3, in one of 27 cases: above 2.5 %. */
  @Test
  void fewSeedsGiveTheWholeRange() {
    Comparison few = Bootstrap.compare(new double[][] {{1}, {3}, {2}});
    assertThat(few).isEqualTo(new Comparison(2, 1, 3, 2.0 / 2001, 3, 1, 0));
  }

  /** 400,000 resamples of a program of its own in Python, with another generator. */
  @Test
  void intervalIsThatOfAnotherProgram() {
    double[][] differences = {
      {0.31, -0.12, 0.05, 0.22, 0.17, -0.04, 0.41, 0.09},
      {0.12, -0.25, 0.11, 0.30, 0.02, 0.06, 0.28, -0.10},
      {0.25, 0.01, -0.08, 0.19, 0.21, 0.03, 0.35, 0.14}
    };
    Comparison found = Bootstrap.compare(differences);
    assertThat(found.difference()).isCloseTo(0.11375, within(1e-12));
    assertThat(found.low()).isCloseTo(0.00375, within(0.01));
    assertThat(found.high()).isCloseTo(0.22083, within(0.01));
  }

  @Test
  void aShiftIsHeldByItsInterval() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] differences = new double[3][100];
    for (double[] seed : differences) {
      for (int i = 0; i < seed.length; i++) {
        seed[i] = 0.2 + 0.3 * (random.nextDouble() - 0.5);
      }
    }
    Comparison found = Bootstrap.compare(differences);
    assertThat(found.low()).isPositive().isLessThan(0.2);
    assertThat(found.high()).isGreaterThan(0.2).isLessThan(0.25);
    assertThat(found.word(Direction.HIGHER)).isEqualTo("better");
    assertThat(found.word(Direction.LOWER)).isEqualTo("worse");
  }

  /** The standard error of a mean over images is s / sqrt(n); the interval 1.96 times as far. */
  @Test
  void manyImagesGiveTheNormalInterval() {
    SplittableRandom random = new SplittableRandom(4);
    double[] images = random.doubles(400).toArray();
    Comparison found = Bootstrap.compare(new double[][] {images});
    double half = 1.96 * Statistics.deviation(images) / Math.sqrt(400);
    assertThat(found.high() - found.low()).isCloseTo(2 * half, within(0.2 * half));
  }

  /** A seed that is off can't be averaged away by images. */
  @Test
  void seedsCountAsSeedsAndNotAsMoreImages() {
    double[][] differences = new double[2][1000];
    Arrays.fill(differences[1], 1);
    Comparison found = Bootstrap.compare(differences);
    assertThat(found.low()).isZero();
    assertThat(found.high()).isEqualTo(1);
  }

  @Test
  void theSameDataGiveTheSameInterval() {
    double[][] differences = {{0.1, 0.4, -0.3}, {0.2, 0.2, 0}};
    assertThat(Bootstrap.compare(differences)).isEqualTo(Bootstrap.compare(differences));
  }

  @Test
  void oneNumberHasNoIntervalAndTellsNothing() {
    Comparison one = Bootstrap.compare(new double[][] {{0.7}});
    assertThat(one.difference()).isEqualTo(0.7);
    assertThat(one.isInterval()).isFalse();
    assertThat(one.word(Direction.HIGHER)).isEqualTo("not told apart");
  }
}
