package io.mirnet.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
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

  private static List<String> lines(ImageScore... images) {
    StringWriter text = new StringWriter();
    new ScoreTable(new Evaluation(KINDS, List.of(images))).print(new PrintWriter(text, true));
    return text.toString().lines().toList();
  }
}
