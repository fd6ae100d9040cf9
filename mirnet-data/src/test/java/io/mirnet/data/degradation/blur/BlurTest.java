package io.mirnet.data.degradation.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Checked.Violation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurTest {

  /** Values of scipy.ndimage.gaussian_filter(image, 1.6, mode="reflect"), SciPy 1.x. */
  @Test
  void gaussianIsThatOfSciPy() {
    float[] values = new float[10 * 13];
    for (int i = 0; i < values.length; i++) {
      int y = i / 13;
      int x = i % 13;
      values[i] = (y * 37 + x * 53 + (y * x) % 7 * 11) % 101 / 100f;
    }
    Image blurred =
        new GaussianBlurProvider()
            .create(new GaussianBlurOptions(List.of(1.6)))
            .degrade(Image.of(10, 13, 1, values), new SplittableRandom(1));
    assertThat(blurred.value(0)).isCloseTo(0.32028244f, within(1e-6f));
    assertThat(blurred.value(4 * 13 + 7)).isCloseTo(0.51625973f, within(1e-6f));
    assertThat(blurred.value(9 * 13 + 12)).isCloseTo(0.56051527f, within(1e-6f));
    assertThat(blurred.value(2 * 13 + 11)).isCloseTo(0.49467809f, within(1e-6f));
  }

  /** Of a disc of even light, x squared has the mean r^2 / 4; whole pixels add up to 1 / 12. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2.3, 5, 9.5})
  void defocusIsADiscOfEvenLight(double radius) {
    Disc disc = new Disc(radius);
    Kernel kernel = Kernel.of(disc.reach(), disc::coverage);
    double across = 0;
    double down = 0;
    for (int y = -disc.reach(); y <= disc.reach(); y++) {
      for (int x = -disc.reach(); x <= disc.reach(); x++) {
        across += x * x * kernel.weight(x, y);
        down += y * y * kernel.weight(x, y);
      }
    }
    assertThat(across).isCloseTo(radius * radius / 4 + 1 / 12.0, within(0.07 * radius));
    assertThat(down).isCloseTo(across, within(1e-6));
    assertThat((double) kernel.weight(0, 0))
        .isCloseTo(1 / (Math.PI * radius * radius), within(0.02 / radius));
  }

  @Test
  void motionSpreadsLightEvenlyAlongItsWay() {
    Kernel along = MotionBlurProvider.kernel(4, 0);
    // Ends are half in the pixel and half beyond: (1/8 1/4 1/4 1/4 1/8).
    assertThat(along.weight(0, 0)).isCloseTo(0.25f, within(1e-6f));
    assertThat(along.weight(1, 0)).isCloseTo(0.25f, within(1e-6f));
    assertThat(along.weight(-2, 0)).isCloseTo(0.125f, within(1e-6f));
    assertThat(along.weight(2, 0)).isCloseTo(0.125f, within(1e-6f));
    assertThat(along.weight(0, 1)).isZero();
    Kernel up = MotionBlurProvider.kernel(4, 90);
    assertThat(up.weight(0, -2)).isCloseTo(0.125f, within(1e-6f));
    assertThat(up.weight(1, 0)).isCloseTo(0, within(1e-6f));
    Kernel rising = MotionBlurProvider.kernel(6, 45);
    assertThat(rising.weight(1, -1)).isGreaterThan(0.1f);
    assertThat(rising.weight(1, 1)).isZero();
  }

  @Test
  void noLengthNoRadiusAndNoDeviationChangeNothing() {
    Image image = Image.of(2, 3, 1, new float[] {0, 1, 0.5f, 0.2f, 0.7f, 0.9f});
    assertThat(MotionBlurProvider.kernel(0, 30).blur(image)).isEqualTo(image);
    assertThat(GaussianBlurProvider.kernel(0).blur(image)).isEqualTo(image);
    assertThat(Kernel.of(0, new Disc(0)::coverage).blur(image)).isEqualTo(image);
  }

  @Test
  void bordersAreMirroredWithTheirLastPixel() {
    Image image = Image.of(1, 2, 1, new float[] {0, 1});
    // ... 1 0 | 0 1 | 1 0 ...: three neighbours each.
    Kernel three = Kernel.of(1, (x, y) -> y == 0 ? 1 : 0);
    assertThat(three.blur(image).value(0)).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(three.blur(image).value(1)).isCloseTo(2 / 3f, within(1e-6f));
  }

  @Test
  void theReachIsThatOfTheWidestKernel() {
    assertThat(
            new GaussianBlurProvider().create(new GaussianBlurOptions(List.of(1.0, 2.0))).support())
        .isEqualTo(new Support(8, 1));
    assertThat(new DefocusBlurProvider().create(new DefocusBlurOptions(List.of(2.5))).support())
        .isEqualTo(new Support(3, 1));
  }

  @Test
  void rangesAreChecked() {
    assertThat(new MotionBlurOptions(List.of(9.0, 3.0), List.of()).violations())
        .extracting(Violation::key)
        .containsExactly("length", "angle");
  }
}
