package io.mirnet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.image.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void scoresOfASetAreTheMeansOfItsImages() {
    Metric metric =
        (a, b) -> new Scores(a.value(0), 10 * a.value(0), Map.of("z", -a.value(0) + 0d));
    Evaluation evaluation =
        Evaluation.of(new Numbers(3), metric, EvaluationTest::brighter, (i, pair, image) -> {});
    assertThat(evaluation.images())
        .extracting(image -> image.name() + " " + image.scores().psnr())
        .containsExactly("n0 1.0", "n1 2.0", "n2 3.0");
    assertThat(evaluation.psnr()).isCloseTo(2, within(1e-12));
    assertThat(evaluation.ssim()).isCloseTo(20, within(1e-12));
    assertThat(evaluation.more()).containsOnly(Map.entry("z", -2d));
  }

  @Test
  void aFurtherScoreIsTheMeanOfTheImagesThatHaveIt() {
    Metric metric =
        (a, b) ->
            new Scores(
                0, 0, a.value(0) < 2 ? Map.of("b", 7d) : Map.of("b", 9d, "a", (double) a.value(0)));
    Evaluation evaluation =
        Evaluation.of(new Numbers(3), metric, EvaluationTest::brighter, (i, pair, image) -> {});
    assertThat(evaluation.more())
        .containsExactly(Map.entry("a", 2.5), Map.entry("b", (7 + 9 + 9) / 3d));
  }

  @Test
  void aMetricWithoutFurtherScoresHasNone() {
    Evaluation evaluation =
        Evaluation.of(
            new Numbers(2),
            (a, b) -> new Scores(1, 1),
            EvaluationTest::brighter,
            (i, pair, image) -> {});
    assertThat(evaluation.more()).isEmpty();
  }

  @Test
  void theViewerSeesEachImageAfterItWasMeasured() {
    List<String> seen = new ArrayList<>();
    Metric metric =
        (a, b) -> {
          seen.add("measured " + a.value(0));
          return new Scores(1, 1);
        };
    Evaluation.of(
        new Numbers(2),
        metric,
        EvaluationTest::brighter,
        (i, pair, image) -> seen.add(i + ": " + pair.input().value(0) + " to " + image.value(0)));
    assertThat(seen)
        .containsExactly("measured 1.0", "0: 0.0 to 1.0", "measured 2.0", "1: 1.0 to 2.0");
  }

  @Test
  void anImageThatCannotBeMeasuredIsNamed() {
    Metric metric =
        (a, b) -> {
          throw new IllegalArgumentException("too small");
        };
    assertThatThrownBy(
            () ->
                Evaluation.of(
                    new Numbers(2), metric, EvaluationTest::brighter, (i, pair, image) -> {}))
        .isInstanceOf(InputException.class)
        .hasMessage("picture n0: too small");
  }

  private static Image brighter(Image image) {
    return Image.of(1, 1, 1, new float[] {image.value(0) + 1});
  }

  /** Image i is one pixel of value i. */
  private record Numbers(int size) implements PairedImages {
    @Override
    public String name(int index) {
      return "n" + index;
    }

    @Override
    public ImagePair load(int index) {
      Image image = Image.of(1, 1, 1, new float[] {index});
      return new ImagePair(image, image);
    }
  }
}
