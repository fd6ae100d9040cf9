package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.Image;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
   * @param choice YAML that chooses it, for example {@code {type: noise, sigma_max: 25}}
   */
  protected DegradationContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<DegradationProvider<?>> choice) implements Chosen<DegradationProvider<?>> {}

  @Override
  final Degradation build(Choice<DegradationProvider<?>> choice) {
    return DegradationProvider.build(choice);
  }

  @ParameterizedTest(name = "{0}x{1}, {2} channels, {3} bit")
  @CsvSource({"17,23,3,32", "24,16,3,8", "9,8,3,16", "16,16,1,32"})
  void theResultIsAFloatImageOfTheSameSizeWithinTheRange(
      int height, int width, int channels, int bits) {
    Image floats = Samples.image(1, height, width, channels);
    Image clean = bits == 32 ? floats : floats.quantize(bits);
    Degradation degradation = build(choice());
    for (int seed = 0; seed < SEEDS; seed++) {
      Image degraded = degradation.degrade(clean, new SplittableRandom(seed));
      assertThat(degraded).hasToString(floats.toString());
      for (double bound : Samples.bounds(degraded.toFloats())) {
        assertThat(bound).as("least or greatest value of seed " + seed).isBetween(0.0, 1.0);
      }
    }
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
