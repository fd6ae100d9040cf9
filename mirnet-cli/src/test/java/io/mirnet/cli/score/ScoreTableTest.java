package io.mirnet.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import io.mirnet.train.measure.Subsets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
  private static final List<ScoreKind> KINDS =
      List.of(
          ScoreKind.PSNR,
          ScoreKind.SSIM,
          ScoreKind.MAE,
          new ScoreKind("dark_error", "", Direction.LOWER));

  @Test
  void columnsStandUnderTheirHeads() {
    assertThat(
            lines(
                new ImageScore("a", new Scores(9.5, 0.25)),
                new ImageScore("a-long-name", new Scores(Double.POSITIVE_INFINITY, 1))))
        .containsExactly(
            "picture       PSNR/dB     SSIM",
            "a               9.500   0.2500",
            "a-long-name  Infinity   1.0000",
            "mean         Infinity   0.6250");
  }

  @Test
  void eachFurtherScoreHasAColumn() {
    assertThat(
            lines(
                new ImageScore("a", new Scores(20, 0.5, Map.of("mae", 0.25, "dark_error", 1.5))),
                new ImageScore("b", new Scores(30, 0.5, Map.of("mae", 0.75)))))
        .containsExactly(
            "picture   PSNR/dB     SSIM      MAE  DARK_ERROR",
            "a          20.000   0.5000   0.2500      1.5000",
            "b          30.000   0.5000   0.7500           -",
            "mean       25.000   0.5000   0.5000      1.5000");
  }

  private static Optional<Evaluation> inputs(ImageScore... images) {
    return Optional.of(new Evaluation(KINDS, List.of(images)));
  }

  @Test
  void whatTheFirstScoreGainedOverTheInputStandsLast() {
    double equal = Double.POSITIVE_INFINITY;
    assertThat(
            lines(
                inputs(
                    new ImageScore("a", new Scores(12.5, 0.5)),
                    new ImageScore("b", new Scores(21, 0.5))),
                new ImageScore("a", new Scores(20, 0.5)),
                new ImageScore("b", new Scores(20, 0.5))))
        .containsExactly(
            "picture   PSNR/dB     SSIM   gain/dB",
            "a          20.000   0.5000    +7.500",
            "b          20.000   0.5000    -1.000",
            "mean       20.000   0.5000    +3.250");
    assertThat(
            lines(
                inputs(new ImageScore("a", new Scores(equal, 1))),
                new ImageScore("a", new Scores(equal, 1))))
        .endsWith("mean     Infinity   1.0000    +0.000");
  }

  @Test
  void aSubsetHasItsMeansBelowTheWhole() {
    assertThat(
            lines(
                inputs(
                    new ImageScore("a", new Scores(10, 0.5)),
                    new ImageScore("b", new Scores(20, 0.5))),
                new Subsets(Map.of("indoor", Set.of("b"))),
                new ImageScore("a", new Scores(20, 0.25)),
                new ImageScore("b", new Scores(26, 0.75))))
        .containsExactly(
            "picture      PSNR/dB     SSIM   gain/dB",
            "a             20.000   0.2500   +10.000",
            "b             26.000   0.7500    +6.000",
            "mean          23.000   0.5000    +8.000",
            "indoor (1)    26.000   0.7500    +6.000");
  }

  private static List<String> lines(ImageScore... images) {
    return lines(Optional.empty(), images);
  }

  private static List<String> lines(Optional<Evaluation> input, ImageScore... images) {
    return lines(input, Subsets.NONE, images);
  }

  private static List<String> lines(
      Optional<Evaluation> input, Subsets subsets, ImageScore... images) {
    StringWriter text = new StringWriter();
    Evaluation restored = new Evaluation(KINDS, List.of(images));
    new Measured("test", restored, input, subsets)
        .print(new PrintWriter(text, true), ScoreFormat.TEXT);
    return text.toString().lines().toList();
  }
}
