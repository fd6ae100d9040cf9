package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every degradation keeps:
 *
 * <pre>{@code class BlurTest extends DegradationContract { BlurTest() { super("blur"); } }}</pre>
 */
public abstract class DegradationContract extends ProviderContract<DegradationProvider<?>> {
  private static final int SEEDS = 10;

  /**
   * Tests a degradation.
   *
   * @param choice YAML that chooses it, for example {@code {type: noise, sigma: 25}}
   */
  protected DegradationContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<DegradationProvider<?>> choice) implements Chosen<DegradationProvider<?>> {}

  @Override
  final Degradation build(Choice<DegradationProvider<?>> choice) {
    return DegradationProvider.build(choice);
  }

  /**
   * Tells whether the choice under test may leave [0, 1], as noise that isn't clamped does.
   *
   * @return whether any finite value is right; false unless overridden
   */
  protected boolean leavesTheRange() {
    return false;
  }

  @ParameterizedTest(name = "{0}x{1}, {2} channels, {3} bit")
  @CsvSource({"17,23,3,32", "24,16,3,8", "9,8,3,16", "16,16,1,32", "1,1,3,8", "2,40,3,32"})
  void theResultIsAFloatImageOfTheSameSizeWithinTheRange(
      int height, int width, int channels, int bits) {
    Image floats = Samples.image(1, height, width, channels);
    requireKept(bits == 32 ? floats : floats.quantize(bits));
  }

  /** Black and white belong to what may be given. */
  @ParameterizedTest
  @ValueSource(floats = {0, 1})
  void theEndsOfTheRangeAreTaken(float value) {
    float[] values = new float[12 * 13 * 3];
    Arrays.fill(values, value);
    requireKept(Image.of(12, 13, 3, values));
  }

  /** A step before it in a chain may have left the range. */
  @Test
  void valuesBeyondTheRangeAreTaken() {
    float[] values = Samples.signedValues(5, 12 * 13 * 3);
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + values[i];
    }
    Image clean = Image.of(12, 13, 3, values);
    Image degraded = build(choice()).degrade(clean, new SplittableRandom(1));
    for (double bound : Samples.bounds(degraded.toFloats())) {
      assertThat(bound).isFinite();
    }
  }

  private void requireKept(Image clean) {
    Degradation degradation = build(choice());
    Image before = Image.of(clean.height(), clean.width(), clean.channels(), clean.toFloats());
    for (int seed = 0; seed < SEEDS; seed++) {
      Image degraded = degradation.degrade(clean, new SplittableRandom(seed));
      assertThat(degraded.height()).isEqualTo(clean.height());
      assertThat(degraded.width()).isEqualTo(clean.width());
      assertThat(degraded.channels()).isEqualTo(degradation.channels(clean.channels()));
      assertThat(degraded.bits()).isEqualTo(32);
      for (double bound : Samples.bounds(degraded.toFloats())) {
        if (leavesTheRange()) {
          assertThat(bound).as("least or greatest value of seed " + seed).isFinite();
        } else {
          assertThat(bound).as("least or greatest value of seed " + seed).isBetween(0.0, 1.0);
        }
      }
    }
    assertThat(clean.toFloats()).as("the clean image").isEqualTo(before.toFloats());
  }

  @Test
  void theSameChanceGivesTheSameImage() {
    List<Image> first = degraded(build(choice()));
    SameResults.require("asked again", degraded(build(choice())), first);
  }

  @Test
  void severalThreadsGetTheSameImages() {
    Degradation degradation = build(choice());
    List<Image> expected = degraded(degradation);
    SameResults.requireInThreads(() -> degraded(degradation), expected);
  }

  private static List<Image> degraded(Degradation degradation) {
    Image clean = Samples.image(2, 20, 18, 3);
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> degradation.degrade(clean, new SplittableRandom(seed)))
        .toList();
  }
}
