package io.mirnet.data.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.Checked.Violation;
import io.mirnet.api.image.Image;
import io.mirnet.data.light.Srgb;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LowLightProviderTest {

  @Test
  void withoutNoiseItScalesTheLight() {
    // sRGB 188 is 0.5029 of the light of white, and 0.2 times that is sRGB 89: by IEC 61966-2-1.
    Image dark = degrade(new LowLightOptions(0.2, 0.2, 0, 0), flat(188 / 255f), 1);
    assertThat(dark.value(0) * 255).isCloseTo(89, within(0.5f));
    Image black = degrade(new LowLightOptions(0.2, 0.2, 0, 0), flat(0), 1);
    assertThat(black.toFloats()).containsOnly(0);
  }

  @Test
  void fullExposureWithoutNoiseChangesNothing() {
    float[] levels = new float[256 * 3];
    for (int i = 0; i < levels.length; i++) {
      int level = i / 3;
      levels[i] = level / 255f;
    }
    Image ramp = Image.of(16, 16, 3, levels);
    Image same = degrade(new LowLightOptions(1, 1, 0, 0), ramp, 1);
    assertThat(same.quantize(8)).isEqualTo(ramp.quantize(8));
  }

  @Test
  void noiseHasTheVarianceOfTheModel() {
    double light = Srgb.toLight(0.5);
    double shot = 0.001;
    double read = 0.01;
    Image noisy = degrade(new LowLightOptions(1, 1, shot, read), flat(0.5f), 3);
    double sum = 0;
    for (float value : noisy.toFloats()) {
      double error = Srgb.toLight(value) - light;
      sum += error * error;
    }
    double expected = shot * light + read * read;
    assertThat(sum / noisy.length()).isCloseTo(expected, within(0.05 * expected));
  }

  @Test
  void exposureDiffersFromPictureToPictureWithinItsLimits() {
    LowLightOptions options = new LowLightOptions(0.1, 0.3, 0, 0);
    double[] exposures = new double[50];
    for (int seed = 0; seed < exposures.length; seed++) {
      exposures[seed] = Srgb.toLight(degrade(options, flat(1), seed).value(0));
    }
    assertThat(Arrays.stream(exposures).min().orElseThrow()).isBetween(0.095, 0.12);
    assertThat(Arrays.stream(exposures).max().orElseThrow()).isBetween(0.26, 0.305);
  }

  @Test
  void valuesAreLevelsOfEightBits() {
    Image noisy = degrade(new LowLightOptions(0.1, 1, 0.01, 0.1), flat(0.9f), 5);
    assertThat(noisy.bits()).isEqualTo(32);
    float[] levels = noisy.quantize(8).toFloats();
    assertThat(noisy.toFloats()).containsExactly(levels);
  }

  @Test
  void theSameChanceGivesTheSamePicture() {
    LowLightOptions options = new LowLightOptions(0.1, 0.3, 0.0003, 0.002);
    assertThat(degrade(options, flat(0.5f), 8)).isEqualTo(degrade(options, flat(0.5f), 8));
    assertThat(degrade(options, flat(0.5f), 8)).isNotEqualTo(degrade(options, flat(0.5f), 9));
  }

  @Test
  void exchangedLimitsAreAViolation() {
    assertThat(new LowLightOptions(0.3, 0.1, 0, 0).violations())
        .extracting(Violation::key)
        .containsExactly("exposure_min");
    assertThat(new LowLightOptions(0.1, 0.1, 0, 0).violations()).isEmpty();
  }

  private static Image degrade(LowLightOptions options, Image clean, long seed) {
    return new LowLightProvider().create(options).degrade(clean, new SplittableRandom(seed));
  }

  private static Image flat(float value) {
    float[] values = new float[64 * 64 * 3];
    Arrays.fill(values, value);
    return Image.of(64, 64, 3, values);
  }
}
