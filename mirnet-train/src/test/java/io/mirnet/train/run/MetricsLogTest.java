package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
  @TempDir private Path folder;

  @Test
  void aValidationIsALineWithAllThatTheMetricMeasures() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    new MetricsLog(file).append(5, new Validation(20.5, 0.75, 18, Map.of("mae", 0.25)));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"iteration\":5,\"validation_psnr\":20.5,\"validation_ssim\":0.75,"
                + "\"validation_input_psnr\":18.0,\"validation_mae\":0.25}");
  }

  @Test
  void anInputThatCannotBeMeasuredHasNoEntry() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    new MetricsLog(file).append(5, new Validation(20.5, 0.75, Double.NaN));
    assertThat(Files.readAllLines(file))
        .containsExactly("{\"iteration\":5,\"validation_psnr\":20.5,\"validation_ssim\":0.75}");
  }
}
