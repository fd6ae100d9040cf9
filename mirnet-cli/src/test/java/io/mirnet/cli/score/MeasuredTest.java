package io.mirnet.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import io.mirnet.train.measure.Subsets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuredTest {
  private static final double EQUAL = Double.POSITIVE_INFINITY;

  @Test
  void jsonHasTheInputBesideWhatIsRestored() throws IOException {
    Measured measured =
        measured(
            Optional.of(evaluation(new ImageScore("a", new Scores(10, 0.25)))),
            new ImageScore("a", new Scores(20, 0.5)));
    assertThat(json(measured))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"protocol": "test", "psnr": 20.0, "ssim": 0.5, "input": {"psnr": 10.0, "ssim": 0.25},
                     "images": [{"name": "a", "psnr": 20.0, "ssim": 0.5, "input": {"psnr": 10.0, "ssim": 0.25}}]}
                    """));
  }

  @Test
  void equalPicturesMakeNoJsonThatOthersCannotRead() {
    String text = print(measured(new ImageScore("a", new Scores(EQUAL, 1))), ScoreFormat.JSON);
    assertThat(text)
        .startsWith("{\"protocol\":\"test\",\"psnr\":\"Infinity\",")
        .doesNotContain(":Infinity");
  }

  @Test
  void csvHasARowForEachPictureWithWhatItLacksLeftOut() {
    Measured measured =
        measured(
            Optional.of(
                evaluation(
                    new ImageScore("a", new Scores(10, 0.25)),
                    new ImageScore("b", new Scores(EQUAL, 1)))),
            new ImageScore("a", new Scores(20, 0.5, Map.of("mae", 0.125))),
            new ImageScore("b", new Scores(EQUAL, 1)));
    assertThat(print(measured, ScoreFormat.CSV).lines())
        .containsExactly(
            "name,psnr,ssim,mae,input_psnr,input_ssim,input_mae",
            "a,20.0,0.5,0.125,10.0,0.25,",
            "b,inf,1.0,,inf,1.0,");
  }

  @Test
  void subsetsHaveTheirMeansInJsonAndAColumnInCsv() throws IOException {
    Map<String, Set<String>> members = new LinkedHashMap<>();
    members.put("indoor", Set.of("a", "b"));
    members.put("near", Set.of("b"));
    Measured measured =
        new Measured(
            "test",
            evaluation(
                new ImageScore("a", new Scores(20, 0.5)),
                new ImageScore("b", new Scores(30, 0.75)),
                new ImageScore("c", new Scores(40, 1))),
            Optional.of(
                evaluation(
                    new ImageScore("a", new Scores(10, 0.5)),
                    new ImageScore("b", new Scores(10, 0.5)),
                    new ImageScore("c", new Scores(10, 0.5)))),
            new Subsets(members));
    assertThat(json(measured).get("subsets"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"indoor": {"count": 2, "psnr": 25.0, "ssim": 0.625, "input": {"psnr": 10.0, "ssim": 0.5}},
                     "near": {"count": 1, "psnr": 30.0, "ssim": 0.75, "input": {"psnr": 10.0, "ssim": 0.5}}}
                    """));
    assertThat(print(measured, ScoreFormat.CSV).lines())
        .containsExactly(
            "name,subset,psnr,ssim,input_psnr,input_ssim",
            "a,indoor,20.0,0.5,10.0,0.5",
            "b,indoor;near,30.0,0.75,10.0,0.5",
            "c,,40.0,1.0,10.0,0.5");
  }

  @Test
  void namesThatWouldBreakARowAreQuoted() {
    Measured measured = measured(new ImageScore("a, \"b\"", new Scores(20, 0.5)));
    assertThat(print(measured, ScoreFormat.CSV).lines())
        .containsExactly("name,psnr,ssim", "\"a, \"\"b\"\"\",20.0,0.5");
  }

  @Test
  void aNetworkThatGainsNothingIsNoBetterThanItsInput() {
    Optional<Evaluation> input = Optional.of(evaluation(new ImageScore("a", new Scores(20, 0.5))));
    assertThat(measured(input, new ImageScore("a", new Scores(20, 0.9))).isNoBetterThanItsInput())
        .isTrue();
    assertThat(measured(input, new ImageScore("a", new Scores(21, 0.5))).isNoBetterThanItsInput())
        .isFalse();
    assertThat(measured(new ImageScore("a", new Scores(1, 0))).isNoBetterThanItsInput()).isFalse();
  }

  private static Measured measured(ImageScore... images) {
    return measured(Optional.empty(), images);
  }

  private static Measured measured(Optional<Evaluation> input, ImageScore... images) {
    return new Measured("test", evaluation(images), input, Subsets.NONE);
  }

  private static Evaluation evaluation(ImageScore... images) {
    return new Evaluation(List.of(ScoreKind.PSNR, ScoreKind.SSIM, ScoreKind.MAE), List.of(images));
  }

  private static JsonNode json(Measured measured) throws IOException {
    return new ObjectMapper().readTree(print(measured, ScoreFormat.JSON));
  }

  private static String print(Measured measured, ScoreFormat format) {
    StringWriter text = new StringWriter();
    measured.print(new PrintWriter(text, true), format);
    return text.toString();
  }
}
