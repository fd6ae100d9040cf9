package io.mirnet.data.degradation.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Image;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DualPixelProviderTest {

  /** The centre of half a disc lies 4 r / (3 pi) beside that of the whole. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 10})
  void viewsAreShiftedAgainstEachOtherByTheirBlur(int radius) {
    int side = 2 * radius + 9;
    float[] values = new float[side * side];
    int middle = side / 2;
    values[middle * side + middle] = 1;
    Image point = Image.of(side, side, 1, values);
    double left = column(DualPixel.half(radius, 0).blur(point)) - middle;
    double right = column(DualPixel.half(radius, 1).blur(point)) - middle;
    double shift = 4 * radius / (3 * Math.PI);
    assertThat(left).isCloseTo(-shift, within(0.06 * radius));
    assertThat(right).isCloseTo(shift, within(0.06 * radius));
    assertThat(column(DualPixel.half(-radius, 0).blur(point)) - middle)
        .as("in front of the plane of focus")
        .isCloseTo(right, within(1e-4));
  }

  private static double column(Image image) {
    double sum = 0;
    for (int i = 0; i < image.length(); i++) {
      sum += i % image.width() * image.value(i);
    }
    return sum;
  }

  @Test
  void theMeanOfBothViewsHasWholeDiscs() {
    Disc disc = new Disc(4);
    Kernel whole = Kernel.of(4, disc::coverage);
    for (int y = -4; y <= 4; y++) {
      for (int x = -4; x <= 4; x++) {
        float mean = (DualPixel.half(4, 0).weight(x, y) + DualPixel.half(4, 1).weight(x, y)) / 2;
        assertThat(mean).isCloseTo(whole.weight(x, y), within(1e-6f));
      }
    }
  }

  @Test
  void radiiGoEvenlyFromCornerToCornerWithinTheGreatest() {
    float[] radii = new FocusMap(5, 1, new SplittableRandom(2)).radii(40, 30);
    double least = 9;
    double greatest = -9;
    for (int i = 0; i < radii.length; i++) {
      least = Math.min(least, radii[i]);
      greatest = Math.max(greatest, radii[i]);
      if (i % 30 > 1) {
        // No curvature along a row.
        assertThat(radii[i] - radii[i - 1]).isCloseTo(radii[i - 1] - radii[i - 2], within(1e-4f));
      }
    }
    assertThat(least).isBetween(-5.0, 5.0);
    assertThat(greatest).isBetween(least + 0.1, 5.0);
  }

  @Test
  void noRadiusGivesThePictureTwice() {
    float[] values = new float[6 * 5 * 3];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    Image views =
        new DualPixelProvider()
            .create(new DualPixelOptions(0, 2))
            .degrade(Image.of(6, 5, 3, values), random);
    assertThat(views.channels()).isEqualTo(6);
    for (int i = 0; i < values.length; i++) {
      assertThat(views.value(i / 3 * 6 + i % 3)).isEqualTo(values[i]);
      assertThat(views.value(i / 3 * 6 + 3 + i % 3)).isEqualTo(values[i]);
    }
  }
}
