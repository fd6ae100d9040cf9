package io.mirnet.data.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Checked.Violation;
import io.mirnet.api.image.Image;
import io.mirnet.data.degradation.option.Values;
import io.mirnet.data.light.Srgb;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonGaussianProviderTest {

  @ParameterizedTest
  @CsvSource({"0, 0.01, 0.02", "0.3, 0.01, 0.02", "1, 0.01, 0.02", "1, 0.004, 0", "0.5, 0, 0.1"})
  void varianceGrowsWithTheValue(double x, double shot, double read) {
    float[] noisy = degrade(options(shot, read, false), x);
    double mean = 0;
    double variance = 0;
    for (float value : noisy) {
      mean += value / noisy.length;
      variance += (value - x) * (value - x) / noisy.length;
    }
    double expected = shot * x + read * read;
    assertThat(mean).isCloseTo(x, within(0.003));
    assertThat(variance).isCloseTo(expected, within(0.04 * expected));
  }

  @Test
  void linearNoiseIsAddedToLight() {
    double light = Srgb.toLight(0.5);
    double variance = 0;
    float[] noisy = degrade(options(0.001, 0.01, true), 0.5);
    for (float value : noisy) {
      double error = Srgb.toLight(value) - light;
      variance += error * error / noisy.length;
    }
    double expected = 0.001 * light + 0.0001;
    assertThat(variance).isCloseTo(expected, within(0.05 * expected));
  }

  @Test
  void bothRangesAreChecked() {
    assertThat(
            new PoissonGaussianOptions(
                    List.of(0.2, 0.1), List.of(0.1, 0.2, 0.3), false, Values.LEVELS)
                .violations())
        .extracting(Violation::key)
        .containsExactly("shot", "read");
  }

  private static PoissonGaussianOptions options(double shot, double read, boolean linear) {
    return new PoissonGaussianOptions(List.of(shot), List.of(read), linear, Values.FREE);
  }

  private static float[] degrade(PoissonGaussianOptions options, double value) {
    float[] values = new float[64 * 64 * 3];
    Arrays.fill(values, (float) value);
    return new PoissonGaussianProvider()
        .create(options)
        .degrade(Image.of(64, 64, 3, values), new SplittableRandom(1))
        .toFloats();
  }
}
