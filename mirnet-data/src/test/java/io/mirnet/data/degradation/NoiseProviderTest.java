package io.mirnet.data.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Checked.Violation;
import io.mirnet.api.image.Image;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.data.degradation.option.Values;
import io.mirnet.plugin.Plugins;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseProviderTest {
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(NoiseProviderTest.class.getClassLoader()));

  @Test
  void noiseHasTheDeviationAskedForAndNoBias() {
    float[] noisy = degrade(options(25, 25), 0.5f, 1);
    assertThat(mean(noisy) * 255).isCloseTo(127.5, within(0.5));
    assertThat(deviation(noisy) * 255).isCloseTo(25, within(0.5));
  }

  @Test
  void deviationIsDrawnForThePictureWithinTheLimits() {
    double[] sigmas = new double[40];
    for (int seed = 0; seed < sigmas.length; seed++) {
      sigmas[seed] = deviation(degrade(options(5, 30), 0.5f, seed)) * 255;
    }
    assertThat(Arrays.stream(sigmas).min().orElseThrow()).isBetween(4.8, 8.0);
    assertThat(Arrays.stream(sigmas).max().orElseThrow()).isBetween(27.0, 30.8);
  }

  @Test
  void valuesAreClampedLevels() {
    float[] noisy = degrade(options(50, 50), 1, 2);
    for (float value : noisy) {
      assertThat(value).isBetween(0f, 1f);
      assertThat(value).isEqualTo((float) (Math.rint(value * 255) / 255));
    }
  }

  @Test
  void noNoiseChangesNothing() {
    assertThat(degrade(options(0, 0), 0.2f, 1)).containsOnly(0.2f);
  }

  @Test
  void freeNoiseIsNeitherClampedNorRounded() {
    float[] noisy = degrade(new NoiseOptions(List.of(25.0), Values.FREE), 1, 2);
    assertThat(mean(noisy)).isCloseTo(1, within(0.003));
    assertThat(deviation(noisy) * 255).isCloseTo(25, within(0.5));
    float[] clamped = degrade(new NoiseOptions(List.of(25.0), Values.CLAMPED), 1, 2);
    for (int i = 0; i < noisy.length; i++) {
      assertThat(clamped[i]).isEqualTo(Math.min(1, Math.max(0, noisy[i])));
    }
    assertThat(IntStream.range(0, clamped.length).filter(i -> clamped[i] * 255 % 1 != 0).count())
        .isGreaterThan(clamped.length / 3);
  }

  @Test
  void sigmaIsOneNumberOrARangeInOrder() {
    assertThat(options(50, 15).violations()).extracting(Violation::key).containsExactly("sigma");
    assertThat(new NoiseOptions(List.of(), Values.LEVELS).violations())
        .extracting(Violation::message)
        .containsExactly(
            "sigma takes one number, or the least and the greatest of a range, not 0 numbers");
    assertThat(options(15, 50).violations()).isEmpty();
    assertThat(new NoiseOptions(List.of(15.0), Values.LEVELS).violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{sigma_min: 5, sigma_max: 30} | 5 | 30",
        "{sigma_max: 25}               | 15 | 25",
        "{sigma_min: 20}               | 20 | 50",
      })
  void keysOfEarlierVersionsAreReadOn(String yaml, double min, double max) {
    assertThat(READER.read(NoiseOptions.class, "noise", yaml, List.of()).value())
        .isEqualTo(options(min, max));
  }

  private static NoiseOptions options(double min, double max) {
    return new NoiseOptions(List.of(min, max), Values.LEVELS);
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
