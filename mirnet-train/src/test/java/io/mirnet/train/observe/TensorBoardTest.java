package io.mirnet.train.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver;
import io.mirnet.train.observe.EventReader.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
  /** Three grey columns, two rows. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR4nGNg"
                  + "aPjP4KAgAAAJEwHwG/m3fgAAAABJRU5ErkJggg==");

  private static final RunObserver.Window WINDOW =
      new RunObserver.Window(
          20, 0.5, Map.of("fft", 0.25), 1e-4, Double.POSITIVE_INFINITY, 1.5, 0.125);

  @TempDir private Path folder;

  private RunObserver.Run run(long from) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("name", "tiny");
    settings.put("train.iterations", "40");
    settings.put("train.optimizer.epsilon", "1e-8");
    settings.put("model.bias", "false");
    settings.put("model.groups", "[1,2]");
    return new RunObserver.Run(folder, "tiny", "name: tiny\nseed: 1\n", settings, from, 40);
  }

  private RunObserver.Validation validation(Optional<Path> sample) {
    RunObserver.SetScores scores =
        new RunObserver.SetScores(
            List.of(ScoreKind.PSNR), Map.of("psnr", 24.5), Map.of("psnr", Double.NaN));
    return new RunObserver.Validation(20, Map.of("lol", scores), true, sample);
  }

  private Map<String, Fields> written() throws IOException {
    Map<String, Fields> values = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("tensorboard"))) {
      for (Path file : files.sorted().toList()) {
        values.putAll(EventReader.summaries(file));
      }
    }
    return values;
  }

  @Test
  void scalarsAreInGroups() throws IOException {
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(0));
      board.averaged(WINDOW);
      board.validated(validation(Optional.empty()));
    }
    Map<String, Object> scalars = new LinkedHashMap<>();
    written()
        .forEach(
            (tag, value) -> {
              if (value.has(2)) {
                scalars.put(tag, value.number(2));
              }
            });
    assertThat(scalars)
        .containsExactly(
            entry("20 train/loss", 0.5),
            entry("20 train/loss_fft", 0.25),
            entry("20 train/learning_rate", (double) 1e-4f),
            entry("20 train/gradient_norm", Double.POSITIVE_INFINITY),
            entry("20 time/seconds_per_iteration", 1.5),
            entry("20 time/data_wait", 0.125),
            entry("20 lol/psnr", 24.5),
            entry("20 lol/input_psnr", Double.NaN));
  }

  @Test
  void theSampleSheetIsAnImage() throws IOException {
    Path sheet = Files.write(folder.resolve("00000020.png"), PNG);
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(0));
      board.validated(validation(Optional.of(sheet)));
    }
    Fields image = written().get("20 samples/sheet").message(4);
    assertThat(List.of(image.number(1), image.number(2), image.number(3)))
        .as("height, width, channels")
        .containsExactly(2L, 3L, 1L);
    assertThat(image.bytes(4)).isEqualTo(PNG);
  }

  @Test
  void aSheetThatIsNoPngIsNamed() throws IOException {
    Path sheet = Files.writeString(folder.resolve("00000020.png"), "no picture");
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(0));
      assertThatThrownBy(() -> board.validated(validation(Optional.of(sheet))))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("00000020.png is no PNG");
    }
  }

  @Test
  void theConfigurationIsAText() throws IOException {
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(0));
    }
    Fields text = written().get("0 configuration");
    assertThat(text.message(8).text(8)).isEqualTo("    name: tiny\n    seed: 1\n");
    assertThat(text.message(9).message(1).text(1)).isEqualTo("text");
  }

  @Test
  void theSettingsAreHyperparametersOfTheirTypes() throws IOException {
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(0));
    }
    Fields plugin = written().get("0 _hparams_/session_start_info").message(9).message(1);
    assertThat(plugin.text(1)).isEqualTo("hparams");
    Map<String, Object> settings = new LinkedHashMap<>();
    for (Fields entry : plugin.message(2).message(3).messages(1)) {
      Fields value = entry.message(2);
      settings.put(
          entry.text(1),
          value.has(2) ? value.number(2) : value.has(4) ? value.number(4) : value.text(3));
    }
    assertThat(settings)
        .containsExactly(
            entry("name", "tiny"),
            entry("train.iterations", 40.0),
            entry("train.optimizer.epsilon", 1e-8),
            entry("model.bias", 0L),
            entry("model.groups", "[1,2]"));
  }

  /** TensorBoard forgets the step of a start, too, which the checkpoint's iteration must not be. */
  @Test
  void aResumedRunKeepsWhatTheCheckpointsIterationReported() throws IOException {
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(20));
    }
    try (Stream<Path> files = Files.list(folder.resolve("tensorboard"))) {
      assertThat(EventReader.start(files.findFirst().orElseThrow())).isEqualTo(21);
    }
  }

  @Test
  void onlyAWholeRunHasAnEnd() throws IOException {
    String end = " _hparams_/session_end_info";
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(0));
      board.ended(20, false);
    }
    assertThat(written()).doesNotContainKey("20" + end);
    try (TensorBoard board = new TensorBoard()) {
      board.started(run(20));
      board.ended(40, true);
    }
    assertThat(written()).containsKeys("20 configuration", "40" + end);
    assertThat(written().get("40" + end).message(9).message(1).message(2).message(4).number(1))
        .as("STATUS_SUCCESS")
        .isEqualTo(1L);
  }
}
