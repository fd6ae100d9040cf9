package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.api.training.RunObserver.Validation;
import io.mirnet.api.training.RunObserver.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
  @TempDir private Path folder;

  private static final List<ScoreKind> KINDS = List.of(ScoreKind.PSNR, ScoreKind.MAE);

  private static Validation validation(Map<String, SetScores> sets) {
    return new Validation(5, sets, false, Optional.empty());
  }

  @Test
  void eachSetOfAValidationIsALineWithAllThatItsMetricMeasures() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    Map<String, SetScores> sets = new LinkedHashMap<>();
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("psnr", 20.5);
    scores.put("mae", 0.25);
    sets.put("day", new SetScores(KINDS, scores, Map.of("psnr", 18d)));
    sets.put("night", new SetScores(KINDS, Map.of("psnr", 10d), Map.of()));
    new MetricsLog(file).append(validation(sets));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"iteration\":5,\"set\":\"day\",\"validation_psnr\":20.5,"
                + "\"validation_mae\":0.25,\"validation_input_psnr\":18.0}",
            "{\"iteration\":5,\"set\":\"night\",\"validation_psnr\":10.0}");
  }

  @Test
  void termsOfALossHaveTheirNames() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    new MetricsLog(file).append(new Window(2, 0.5, Map.of("edge", 0.25), 1e-4, 3, 0.1, 0));
    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .contains("\"loss\":0.5,\"loss_edge\":0.25,");
  }

  @Test
  void aValidationThatStandsInTheLogIsFound() throws IOException {
    MetricsLog log = new MetricsLog(folder.resolve("metrics.jsonl"));
    assertThat(log.hasValidation(5)).isFalse();
    log.append(new Window(5, 0.5, Map.of(), 1e-4, 3, 0.1, 0));
    assertThat(log.hasValidation(5)).isFalse();
    log.append(validation(Map.of("day", new SetScores(KINDS, Map.of("psnr", 1d), Map.of()))));
    assertThat(log.hasValidation(5)).isTrue();
    assertThat(log.hasValidation(4)).isFalse();
  }

  @Test
  void linesAfterTheCheckpointAndHalfALineAreDropped() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    Files.writeString(
        file, "{\"iteration\":2,\"loss\":1}\n{\"iteration\":4,\"loss\":1}\n{\"iterat");
    new MetricsLog(file).rewind(3);
    assertThat(file).hasContent("{\"iteration\":2,\"loss\":1}\n");
  }
}
