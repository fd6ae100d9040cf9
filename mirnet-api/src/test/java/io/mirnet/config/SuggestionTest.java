package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> NAMES =
      List.of("skff", "sum", "reduction", "learning_rate", "name");

  @ParameterizedTest
  @CsvSource({
    "skf, skff",
    "reducton, reduction",
    "lerning_rat, learning_rate",
    "nmae, name",
    "summ, sum",
    "SKFF, skff",
    "learningRate, learning_rate",
    "learning-rate, learning_rate",
    "colour, ",
    "x, "
  })
  void nearestNameIsSuggestedIfItIsNear(String wrong, String meant) {
    String all = "options: skff, sum, reduction, learning_rate, name";

    assertThat(Suggestion.hint(wrong, NAMES, "options"))
        .isEqualTo(meant == null ? all : "did you mean '" + meant + "'? " + all);
  }
}
