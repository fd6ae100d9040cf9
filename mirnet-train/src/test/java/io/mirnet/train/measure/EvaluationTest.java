package io.mirnet.train.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final ScoreKind A = new ScoreKind("a", "", Direction.LOWER);

  private static Protocol protocol(Metric metric, ScoreKind... kinds) {
    return new Protocol("test", List.of(kinds), metric);
  }

  @Test
  void scoresOfASetAreTheMeansOfItsImages() {
    Protocol protocol =
        protocol(
            (a, b) -> new Scores(a.value(0), 10 * a.value(0), Map.of("a", -a.value(0) + 0d)),
            ScoreKind.PSNR,
            ScoreKind.SSIM,
            A);
    Evaluation evaluation =
        Evaluation.of(new Numbers(3), protocol, EvaluationTest::brighter, Viewer.NONE);
    assertThat(evaluation.images())
        .extracting(image -> image.name() + " " + image.scores().value("psnr"))
        .containsExactly("n0 1.0", "n1 2.0", "n2 3.0");
    assertThat(evaluation.means())
        .containsExactly(Map.entry("psnr", 2d), Map.entry("ssim", 20d), Map.entry("a", -2d));
  }

  @Test
  void aScoreThatSomeImagesLackIsTheMeanOfTheOthers() {
    Protocol protocol =
        protocol(
            (a, b) -> new Scores(a.value(0) < 2 ? Map.of() : Map.of("a", (double) a.value(0))), A);
    Evaluation evaluation =
        Evaluation.of(new Numbers(3), protocol, EvaluationTest::brighter, Viewer.NONE);
    assertThat(evaluation.means()).containsExactly(Map.entry("a", 2.5));
  }

  @Test
  void aScoreThatNoImageHasIsLeftOut() {
    Protocol protocol = protocol((a, b) -> new Scores(1, 1), ScoreKind.PSNR, ScoreKind.SSIM, A);
    Evaluation evaluation =
        Evaluation.of(new Numbers(2), protocol, EvaluationTest::brighter, Viewer.NONE);
    assertThat(evaluation.means()).containsOnlyKeys("psnr", "ssim");
  }

  @Test
  void aScoreThatWasNotDeclaredIsRefusedByName() {
    Protocol protocol = protocol((a, b) -> new Scores(Map.of("delta_e", 1d)), A);
    assertThatThrownBy(
            () -> Evaluation.of(new Numbers(1), protocol, EvaluationTest::brighter, Viewer.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("metric 'test' measured 'delta_e'")
        .hasMessageContaining("MetricProvider.scores");
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
        protocol(metric, ScoreKind.PSNR, ScoreKind.SSIM),
        EvaluationTest::brighter,
        (i, name, pair, image, scores) ->
            seen.add(i + ": " + pair.input().value(0) + " to " + image.value(0)));
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
                    new Numbers(2), protocol(metric, A), EvaluationTest::brighter, Viewer.NONE))
        .isInstanceOf(InputException.class)
        .hasMessage("picture n0: too small");
  }

  /** A score that is the first value of what is measured. */
  private static final Protocol FIRST_VALUE =
      protocol((a, b) -> new Scores(Map.of("a", (double) a.value(0))), A);

  @Test
  void anInputIsMeasuredAsItIs() {
    assertThat(Evaluation.ofInputs(new Numbers(3), FIRST_VALUE, Viewer.NONE).orElseThrow().means())
        .containsExactly(Map.entry("a", 1d));
  }

  @Test
  void ofTwoViewsTheirMeanIsMeasured() {
    List<Image> seen = new ArrayList<>();
    Protocol looks =
        protocol(
            (a, b) -> {
              seen.add(a);
              return new Scores(1, 1);
            },
            ScoreKind.PSNR,
            ScoreKind.SSIM);
    // Two pixels of two colours: left view 0, 1 and 2, 3; right view 4, 7 and 10, 13.
    Image views = Image.of(1, 2, 4, new float[] {0, 1, 4, 7, 2, 3, 10, 13});
    Evaluation.ofInputs(new One(views, Image.of(1, 2, 2, new float[4])), looks, Viewer.NONE);
    assertThat(seen).containsExactly(Image.of(1, 2, 2, new float[] {2, 4, 6, 8}));
  }

  @Test
  void anInputOfOtherChannelsIsNotMeasured() {
    Image grey = Image.of(1, 1, 1, new float[1]);
    Image two = Image.of(1, 1, 2, new float[2]);
    Image three = Image.of(1, 1, 3, new float[3]);
    assertThat(Evaluation.ofInputs(new One(grey, three), FIRST_VALUE, Viewer.NONE)).isEmpty();
    assertThat(Evaluation.ofInputs(new One(three, two), FIRST_VALUE, Viewer.NONE)).isEmpty();
    assertThat(Evaluation.ofInputs(new One(three, grey), FIRST_VALUE, Viewer.NONE)).isEmpty();
  }

  private record One(Image input, Image wanted) implements PairedImages {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public String name(int index) {
      return "one";
    }

    @Override
    public ImagePair load(int index) {
      return new ImagePair(input, wanted);
    }
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
