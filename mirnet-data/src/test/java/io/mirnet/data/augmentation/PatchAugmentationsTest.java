package io.mirnet.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchAugmentationsTest {
  private static final int SIDE = 10;

  private static Image image(int channels, IntToDoubleFunction value) {
    float[] values = new float[SIDE * SIDE * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Image.of(SIDE, SIDE, channels, values);
  }

  private static ImagePair change(Augmentation augmentation, ImagePair pair, int seed) {
    return augmentation.patch(pair, new SplittableRandom(seed));
  }

  @Test
  void cutBlurPutsARectangleOfOneIntoTheOther() {
    Augmentation cutBlur = new CutBlur(new CutBlurOptions(1, 0.7));
    ImagePair pair = new ImagePair(image(3, i -> 0), image(3, i -> 1));
    Set<Integer> cleanValues = new HashSet<>();
    Set<Integer> places = new HashSet<>();
    for (int seed = 0; seed < 60; seed++) {
      ImagePair changed = change(cutBlur, pair, seed);
      assertThat(changed.target()).isEqualTo(pair.target());
      float[] input = changed.input().toFloats();
      int clean = 0;
      int first = -1;
      for (int i = 0; i < input.length; i++) {
        clean += input[i] == 1 ? 1 : 0;
        first = first < 0 && input[i] != input[input.length - 1] ? i : first;
      }
      cleanValues.add(clean);
      places.add(first);
    }
    // 7 of 10 rows and columns are of one, the rest of the other.
    assertThat(cleanValues).containsExactlyInAnyOrder(7 * 7 * 3, 300 - 7 * 7 * 3);
    assertThat(places).hasSizeGreaterThan(8);
  }

  @Test
  void cutBlurIsARectangle() {
    Augmentation cutBlur = new CutBlur(new CutBlurOptions(1, 0.5));
    ImagePair pair = new ImagePair(image(1, i -> 0), image(1, i -> 1));
    Image input = change(cutBlur, pair, 1).input();
    int rows = 0;
    for (int y = 0; y < SIDE; y++) {
      float[] row = Arrays.copyOfRange(input.toFloats(), y * SIDE, (y + 1) * SIDE);
      int changes = 0;
      for (int x = 1; x < SIDE; x++) {
        changes += row[x] == row[x - 1] ? 0 : 1;
      }
      assertThat(changes).isLessThanOrEqualTo(2);
      rows += changes > 0 ? 1 : 0;
    }
    assertThat(rows).isEqualTo(5);
  }

  @Test
  void cutBlurLeavesTwoViewsAlone() {
    ImagePair views = new ImagePair(image(6, i -> 0), image(3, i -> 1));
    assertThat(change(new CutBlur(new CutBlurOptions(1, 0.7)), views, 1)).isSameAs(views);
  }

  @Test
  void allSixOrdersOfColoursOccurAndViewsHaveThatOfTheTarget() {
    Augmentation permutation = new ColourPermutation(1);
    ImagePair pair = new ImagePair(image(6, i -> i % 6 / 10.0), image(3, i -> i % 3 / 10.0));
    Set<String> orders = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      ImagePair changed = change(permutation, pair, seed);
      orders.add(Arrays.toString(Arrays.copyOf(changed.target().toFloats(), 3)));
      for (int c = 0; c < 3; c++) {
        assertThat(changed.input().value(c)).isEqualTo(changed.target().value(c));
        assertThat(changed.input().value(3 + c))
            .isCloseTo(changed.target().value(c) + 0.3f, within(1e-6f));
        assertThat(changed.target().value(297 + c)).isEqualTo(changed.target().value(c));
      }
    }
    assertThat(orders).hasSize(6);
  }

  @Test
  void greyHasNoOrderOfColours() {
    ImagePair grey = new ImagePair(image(1, i -> 0), image(1, i -> 1));
    assertThat(change(new ColourPermutation(1), grey, 1)).isSameAs(grey);
  }

  /** By the power law of IEC 61966-2-1, written out here. */
  @Test
  void exposureMultipliesTheLightOfBothByOneFactor() {
    Augmentation exposure = new Exposure(new ExposureOptions(1, 1));
    ImagePair pair = new ImagePair(image(3, i -> 0.3), image(3, i -> 0.6));
    double least = 9;
    double greatest = 0;
    for (int seed = 0; seed < 100; seed++) {
      ImagePair changed = change(exposure, pair, seed);
      double factor = light(changed.input().value(0)) / light(0.3);
      assertThat(light(changed.target().value(5))).isCloseTo(factor * light(0.6), within(1e-5));
      least = Math.min(least, factor);
      greatest = Math.max(greatest, factor);
    }
    assertThat(least).isBetween(0.5, 0.55);
    assertThat(greatest).isBetween(1.8, 2.0);
  }

  private static double light(double value) {
    return Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @Test
  void whatIsBrighterThanWhiteIsWhiteButFreeNoiseStays() {
    Augmentation exposure = new Exposure(new ExposureOptions(1, 8));
    for (int seed = 0; seed < 20; seed++) {
      ImagePair pair = new ImagePair(image(3, i -> i % 2 == 0 ? 1.1 : -0.1), image(3, i -> 0.9));
      ImagePair changed = change(exposure, pair, seed);
      assertThat(changed.target().value(0)).isBetween(0f, 1f);
      assertThat(changed.input().value(0)).isBetween(0f, 1.1f);
      assertThat(changed.input().value(1)).isNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 1})
  void theProbabilityIsTheShareOfChangedPatches(double probability) {
    ImagePair pair = new ImagePair(image(3, i -> i % 3 / 10.0), image(3, i -> 0.5 + i % 3 / 10.0));
    for (Augmentation augmentation :
        new Augmentation[] {
          new CutBlur(new CutBlurOptions(probability, 0.5)),
          new Exposure(new ExposureOptions(probability, 1))
        }) {
      int changed = 0;
      for (int seed = 0; seed < 1000; seed++) {
        changed += change(augmentation, pair, seed) == pair ? 0 : 1;
      }
      assertThat(changed / 1000.0).isCloseTo(probability, within(0.04));
    }
  }
}
