package io.mirnet.data.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Checked.Violation;
import io.mirnet.api.image.Image;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseProviderTest {

  @Test
  void noiseHasTheDeviationAskedForAndNoBias() {
    float[] noisy = degrade(new NoiseOptions(25, 25), 0.5f, 1);
    assertThat(mean(noisy) * 255).isCloseTo(127.5, within(0.5));
    assertThat(deviation(noisy) * 255).isCloseTo(25, within(0.5));
  }

  @Test
  void deviationIsDrawnForThePictureWithinTheLimits() {
    double[] sigmas = new double[40];
    for (int seed = 0; seed < sigmas.length; seed++) {
      sigmas[seed] = deviation(degrade(new NoiseOptions(5, 30), 0.5f, seed)) * 255;
    }
    assertThat(Arrays.stream(sigmas).min().orElseThrow()).isBetween(4.8, 8.0);
    assertThat(Arrays.stream(sigmas).max().orElseThrow()).isBetween(27.0, 30.8);
  }

  @Test
  void valuesAreClampedLevels() {
    float[] noisy = degrade(new NoiseOptions(50, 50), 1, 2);
    for (float value : noisy) {
      assertThat(value).isBetween(0f, 1f);
      assertThat(value).isEqualTo((float) (Math.rint(value * 255) / 255));
    }
  }

  @Test
  void noNoiseChangesNothing() {
    assertThat(degrade(new NoiseOptions(0, 0), 0.2f, 1)).containsOnly(0.2f);
  }

  @Test
  void exchangedLimitsAreAViolation() {
    assertThat(new NoiseOptions(50, 15).violations())
        .extracting(Violation::key)
        .containsExactly("sigma_min");
    assertThat(new NoiseOptions(15, 50).violations()).isEmpty();
  }

  private static float[] degrade(NoiseOptions options, float value, long seed) {
    float[] values = new float[64 * 64 * 3];
    Arrays.fill(values, value);
    return new NoiseProvider()
        .create(options)
        .degrade(Image.of(64, 64, 3, values), new SplittableRandom(seed))
        .toFloats();
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(float[] values) {
    double mean = mean(values);
    double sum = 0;
    for (float value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }
}
