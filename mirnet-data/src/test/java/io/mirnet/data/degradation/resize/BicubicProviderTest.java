package io.mirnet.data.degradation.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.image.Image;
import io.mirnet.data.degradation.option.Values;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BicubicProviderTest {
  private static final int HEIGHT = 10;
  private static final int WIDTH = 13;

  /**
   * Values of a numpy program that builds the two matrices of {@code imresize}'s definition
   * (1-based u = x / s + (1 - 1 / s) / 2, indices mirrored by [1:n n:-1:1]) in double precision.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 0.20474555, 0.48791615, 0.66986880, 0.55958552",
    "3, 0.30315442, 0.51167199, 0.55399191, 0.50903821",
    "4, 0.44345816, 0.51866156, 0.54214693, 0.48534773",
  })
  void downAndUpIsWhatNumpyMakesOfTheDefinition(
      double scale, double first, double middle, double last, double right) {
    Image result = degrade(new BicubicOptions(List.of(scale), Values.FREE), pattern(3));
    assertThat(at(result, 0, 0)).isCloseTo(first, within(1e-6));
    assertThat(at(result, 4, 7)).isCloseTo(middle, within(1e-6));
    assertThat(at(result, 9, 12)).isCloseTo(last, within(1e-6));
    assertThat(at(result, 2, 11)).isCloseTo(right, within(1e-6));
  }

  @Test
  void theSmallPictureIsWhatNumpyMakesOfTheDefinition() {
    Image small = new Resize(1 / 4.0).of(pattern(1));
    assertThat(small).hasToString("4x3, 1 channels, 32 bit");
    assertThat(small.value(0)).isCloseTo(0.46227165f, within(1e-6f));
    assertThat(small.value(1)).isCloseTo(0.53450292f, within(1e-6f));
    assertThat(small.value(2)).isCloseTo(0.49126056f, within(1e-6f));
  }

  /** Every pixel of a row, by the textbook sum. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 1 / 3.0, 0.4, 1, 2, 2.5, 4})
  void eachPixelIsTheWeightedMeanOfTheDefinition(double scale) {
    SplittableRandom random = new SplittableRandom(4);
    float[] row = new float[23];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) random.nextDouble();
    }
    Image resized = new Resize(scale).of(Image.of(1, row.length, 1, row));
    double stretch = Math.min(1, scale);
    for (int x = 0; x < resized.width(); x++) {
      double centre = (x + 0.5) / scale - 0.5;
      double sum = 0;
      double weights = 0;
      for (int k = -60; k < row.length + 60; k++) {
        double weight = keys(stretch * (centre - k));
        int within = Math.floorMod(k, 2 * row.length);
        sum += weight * row[within < row.length ? within : 2 * row.length - 1 - within];
        weights += weight;
      }
      assertThat(resized.value(x)).isCloseTo((float) (sum / weights), within(1e-6f));
    }
  }

  @Test
  void scaleOneChangesNothingAndFlatStaysFlat() {
    Image pattern = pattern(3);
    assertThat(degrade(new BicubicOptions(List.of(1.0), Values.FREE), pattern)).isEqualTo(pattern);
    float[] grey = new float[7 * 5 * 3];
    Arrays.fill(grey, 0.3f);
    Image flat = Image.of(7, 5, 3, grey);
    for (float value : degrade(new BicubicOptions(List.of(3.0), Values.FREE), flat).toFloats()) {
      assertThat(value).isCloseTo(0.3f, within(1e-6f));
    }
  }

  @Test
  void levelsRoundTheSmallPictureToo() {
    Image result = degrade(new BicubicOptions(List.of(4.0), Values.LEVELS), pattern(3));
    assertThat(result.toFloats()).containsExactly(result.quantize(8).toFloats());
    Image small = new Resize(0.25).of(pattern(3)).quantize(8);
    assertThat(result.value(0)).isEqualTo(new Resize(4).of(small).quantize(8).value(0));
  }

  private static double keys(double x) {
    double d = Math.abs(x);
    if (d <= 1) {
      return 1.5 * d * d * d - 2.5 * d * d + 1;
    }
    return d <= 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
  }

  private static Image degrade(BicubicOptions options, Image clean) {
    return new BicubicProvider().create(options).degrade(clean, new SplittableRandom(1));
  }

  private static double at(Image image, int y, int x) {
    return image.value((y * image.width() + x) * image.channels() + image.channels() - 1);
  }

  /** The picture of the numpy program, in all channels. */
  private static Image pattern(int channels) {
    float[] values = new float[HEIGHT * WIDTH * channels];
    for (int i = 0; i < values.length; i++) {
      int y = i / channels / WIDTH;
      int x = i / channels % WIDTH;
      values[i] = (y * 37 + x * 53 + (y * x) % 7 * 11) % 101 / 100f;
    }
    return Image.of(HEIGHT, WIDTH, channels, values);
  }
}
