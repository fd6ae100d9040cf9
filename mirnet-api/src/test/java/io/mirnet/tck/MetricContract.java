package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every metric keeps:
 *
 * <pre>{@code class LabTest extends MetricContract { LabTest() { super("lab"); } }}</pre>
 */
public abstract class MetricContract extends ProviderContract<MetricProvider<?>> {
  /** Room for the windows of SSIM within the edges that some protocols cut off. */
  private static final int HEIGHT = 40;

  private static final int WIDTH = 48;

  /**
   * Tests a metric.
   *
   * @param choice YAML that chooses it, for example {@code realsr-x4}
   */
  protected MetricContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<MetricProvider<?>> choice) implements Chosen<MetricProvider<?>> {}

  @Override
  final Metric build(Choice<MetricProvider<?>> choice) {
    return MetricProvider.build(choice);
  }

  private static Image target() {
    return Samples.image(1, HEIGHT, WIDTH, 3).quantize(8);
  }

  private static Image noisy(double amount) {
    float[] values = target().toFloats();
    float[] noise = Samples.signedValues(2, values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (amount * noise[i]);
    }
    return Image.of(HEIGHT, WIDTH, 3, values);
  }

  private List<ScoreKind> kinds() {
    return MetricProvider.scoresOf(choice());
  }

  @Test
  void itDeclaresWhatItMeasuresAndMeasuresNothingElse() {
    List<String> declared = kinds().stream().map(ScoreKind::name).toList();
    assertThat(declared).as("declared scores").isNotEmpty().doesNotHaveDuplicates();
    assertThat(build(choice()).score(noisy(0.1), target()).values().keySet())
        .as("measured scores, which MetricProvider.scores must declare")
        .isSubsetOf(declared);
  }

  @Test
  void equalImagesScoreBest() {
    Metric metric = build(choice());
    Scores equal = metric.score(target(), target());
    Scores near = metric.score(noisy(0.02), target());
    for (ScoreKind kind : kinds()) {
      assertThat(kind.isBetter(near.value(kind.name()), equal.value(kind.name())))
          .as("%s of a noisy image is better than that of an equal one", kind.name())
          .isFalse();
    }
  }

  @Test
  void moreNoiseScoresWorse() {
    Metric metric = build(choice());
    Scores before = metric.score(noisy(0.02), target());
    for (double amount : new double[] {0.05, 0.1, 0.2, 0.4}) {
      Scores scores = metric.score(noisy(amount), target());
      for (ScoreKind kind : kinds()) {
        double now = scores.value(kind.name());
        assertThat(now).as("%s at %s", kind.name(), amount).isFinite();
        assertThat(kind.isBetter(before.value(kind.name()), now))
            .as("%s of less noise is better, in the direction declared", kind.name())
            .isTrue();
      }
      before = scores;
    }
  }

  @Test
  void severalThreadsGetTheSameScores() {
    Metric metric = build(choice());
    List<Scores> expected = List.of(metric.score(noisy(0.1), target()));
    SameResults.require("measured again", List.of(metric.score(noisy(0.1), target())), expected);
    SameResults.requireInThreads(() -> List.of(metric.score(noisy(0.1), target())), expected);
  }

  @ParameterizedTest(name = "{0}x{1}")
  @CsvSource({"40,47", "39,48", "48,40"})
  void imagesOfOtherSizesAreRefusedWithTheNumbers(int height, int width) {
    Metric metric = build(choice());
    Image other = Samples.image(3, height, width, 3);
    assertThatThrownBy(() -> metric.score(other, target()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(height))
        .hasMessageContaining(String.valueOf(width))
        .hasMessageContaining(String.valueOf(HEIGHT))
        .hasMessageContaining(String.valueOf(WIDTH));
  }
}
