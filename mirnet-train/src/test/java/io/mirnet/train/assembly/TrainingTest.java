package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.TrainingListener;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunExistsException;
import io.mirnet.train.step.DivergedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final String TINY =
      """
      name: tiny
      model: {width: 8, groups: [1], blocks_per_group: 1}
      data:
        train: {type: generated, images: 3, validation_images: 2, size: 32}
        augmentations: [flip-rotate, mixup]
      train:
        iterations: 12
        clip: {at: 1}
        patches:
          type: progressive
          stages: [{patch: 16, batch: 2, iterations: 5}, {patch: 24, batch: 1, iterations: 7}]
        validation: {every: 5, pictures: 1}
        checkpoint_every: 3
        log_every: 2
      """;

  private static final Providers PROVIDERS = Providers.load(TrainingTest.class.getClassLoader());

  @TempDir private Path folder;

  @Test
  void aRunLeavesEverythingThatItsDirectoryPromises() throws IOException {
    Outcome outcome = start("whole", new TrainingListener() {}, List.of());

    assertThat(outcome.complete()).isTrue();
    assertThat(outcome.state().iteration()).isEqualTo(12);
    assertThat(outcome.state().bestIteration()).isIn(5L, 10L, 12L);
    assertThat(outcome.sample()).hasValueSatisfying(file -> assertThat(file).exists());
    Path run = folder.resolve("whole");
    assertThat(run.resolve("config.yaml")).content().contains("at: 1.0");
    assertThat(run.resolve("manifest.json")).content().contains("\"threads\"", "\"djl\"");
    assertThat(run.resolve("samples")).isDirectoryContaining("glob:**/00000005.png");
    assertThat(run.resolve("checkpoints"))
        .isDirectoryContaining("glob:**/last.safetensors")
        .isDirectoryContaining("glob:**/previous.safetensors")
        .isDirectoryContaining("glob:**/best.safetensors");
    List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
    assertThat(lines).hasSize(6 + 3);
    assertThat(lines.get(0)).contains("\"iteration\":2", "\"loss\":", "\"data_wait\":");
  }

  @Test
  void aRunThatIsKilledAnywhereEndsWithTheSameBits() throws IOException {
    start("whole", new TrainingListener() {}, List.of());
    for (int kill : new int[] {1, 3, 4, 8, 11}) {
      String name = "killed-" + kill;
      assertThatThrownBy(() -> start(name, killedAfter(kill), List.of()))
          .isInstanceOf(Killed.class);
      resume(name, new TrainingListener() {});
      assertSameEnd("whole", name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optimizer={type: adamw, weight_decay: 0.1}",
        "optimizer={type: sgd, nesterov: true}",
        "optimizer=lion"
      })
  void everyLinkOfTheChainGoesOnToTheSameBits(String optimizer) throws IOException {
    List<String> chain =
        List.of(
            "train." + optimizer,
            "train.clip={type: value, at: 0.1}",
            "train.average={type: ema, decay: 0.9, from: 2}",
            "train.parameters=[{names: ['body.*'], learning_rate: 0.5, weight_decay: 0}]",
            "train.learning_rate={type: by-samples, of: {type: warm-up, iterations: 4}}");
    start("whole", new TrainingListener() {}, chain);
    assertThatThrownBy(() -> start("killed", killedAfter(8), chain)).isInstanceOf(Killed.class);
    resume("killed", new TrainingListener() {});
    assertSameEnd("whole", "killed");
  }

  @Test
  void aRunThatIsAskedToStopSavesAndGoesOnToTheSameBits() throws IOException {
    start("whole", new TrainingListener() {}, List.of());
    Outcome stopped;
    Resolved<Experiment> resolved = experiment(List.of());
    int[] asked = {0};
    try (Training training = Training.of(resolved.value())) {
      stopped =
          training.start(
              folder.resolve("stopped"),
              resolved.toYaml(),
              PROVIDERS,
              new TrainingListener() {},
              () -> ++asked[0] == 7);
    }
    assertThat(stopped.complete()).isFalse();
    assertThat(stopped.state().iteration()).isEqualTo(7);
    assertThat(resume("stopped", new TrainingListener() {}).complete()).isTrue();
    assertSameEnd("whole", "stopped");
  }

  @Test
  void aDamagedLastCheckpointFallsBackToTheOneBeforeSayingSo() throws IOException {
    start("whole", new TrainingListener() {}, List.of());
    assertThatThrownBy(() -> start("damaged", killedAfter(8), List.of()))
        .isInstanceOf(Killed.class);
    damage(folder.resolve("damaged/checkpoints/last.safetensors"));
    List<String> warnings = new ArrayList<>();
    resume(
        "damaged",
        new TrainingListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        });
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("last.safetensors", "going on from the one before", "previous.safetensors");
    assertSameEnd("whole", "damaged");
  }

  @Test
  void twoDamagedCheckpointsAreNotMistakenForAFreshStart() throws IOException {
    assertThatThrownBy(() -> start("damaged", killedAfter(8), List.of()))
        .isInstanceOf(Killed.class);
    damage(folder.resolve("damaged/checkpoints/last.safetensors"));
    damage(folder.resolve("damaged/checkpoints/previous.safetensors"));
    assertThatThrownBy(() -> resume("damaged", new TrainingListener() {}))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aCompleteRunHasNothingLeftToDo() throws IOException {
    start("whole", new TrainingListener() {}, List.of());
    byte[] before = Files.readAllBytes(folder.resolve("whole/checkpoints/last.safetensors"));
    assertThat(resume("whole", new TrainingListener() {}).complete()).isTrue();
    assertThat(folder.resolve("whole/checkpoints/last.safetensors")).hasBinaryContent(before);
  }

  @Test
  void aRunDirectoryIsNeverOverwritten() {
    start("whole", new TrainingListener() {}, List.of("train.iterations=1"));
    assertThatThrownBy(() -> start("whole", new TrainingListener() {}, List.of()))
        .isInstanceOf(RunExistsException.class)
        .hasMessageContaining("--resume");
  }

  @Test
  void aLossThatIsNotFiniteNamesTheLastGoodCheckpoint() {
    List<String> explosive =
        List.of(
            "train.learning_rate={type: constant, rate: 10}",
            "train.clip=none",
            "train.iterations=200",
            "train.checkpoint_every=1",
            "train.validation.every=1000");
    assertThatThrownBy(() -> start("diverged", new TrainingListener() {}, explosive))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("diverged at iteration")
        .hasMessageContaining("last good checkpoint is")
        .hasMessageContaining("last.safetensors");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskLosesNothingThatWasSaved() throws IOException {
    Path checkpoints = folder.resolve("full/checkpoints");
    byte[][] saved = new byte[1][];
    TrainingListener fillsTheDisk =
        new TrainingListener() {
          @Override
          public void saved(long iteration, Path file) {
            try {
              saved[0] = Files.readAllBytes(file);
              // Writing to this device fails as on a full disk.
              Files.createSymbolicLink(
                  checkpoints.resolve("last.safetensors.tmp"), Path.of("/dev/full"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    assertThatThrownBy(() -> start("full", fillsTheDisk, List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("last.safetensors");
    assertThat(checkpoints.resolve("last.safetensors")).hasBinaryContent(saved[0]);
    assertThat(resume("full", new TrainingListener() {}).complete()).isTrue();
  }

  @Test
  void anotherNumberOfThreadsIsSaid() throws IOException {
    start("whole", new TrainingListener() {}, List.of("train.iterations=1"));
    Path manifest = folder.resolve("whole/manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replaceAll("\"threads\" : \\d+", "\"threads\" : 99"));
    List<String> warnings = new ArrayList<>();
    resume(
        "whole",
        new TrainingListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        });
    assertThat(warnings).singleElement().asString().contains("99 threads");
  }

  @Test
  void pairsThatAreTrainedOnAreNotTakenForValidation() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Files.copy(
        TrainingTest.class.getResourceAsStream("/io/mirnet/train/picture.png"),
        pictures.resolve("a.png"));
    String set = "{type: paired, input: " + pictures + ", target: " + pictures + "}";
    assertThatThrownBy(() -> Training.of(experiment(List.of("data.train=" + set)).value()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing to validate on")
        .hasMessageContaining("data.train.split");
  }

  private Outcome start(String name, TrainingListener listener, List<String> overrides) {
    Resolved<Experiment> resolved = experiment(overrides);
    try (Training training = Training.of(resolved.value())) {
      return training.start(
          folder.resolve(name), resolved.toYaml(), PROVIDERS, listener, () -> false);
    }
  }

  private Outcome resume(String name, TrainingListener listener) {
    RunDirectory run = RunDirectory.open(folder.resolve(name));
    Experiment experiment =
        new ConfigurationReader(PROVIDERS).read(Experiment.class, run.config(), List.of()).value();
    try (Training training = Training.of(experiment)) {
      return training.resume(run, listener, () -> false);
    }
  }

  private static Resolved<Experiment> experiment(List<String> overrides) {
    return new ConfigurationReader(PROVIDERS).read(Experiment.class, "tiny.yaml", TINY, overrides);
  }

  private void assertSameEnd(String expected, String actual) throws IOException {
    for (String file : List.of("last.safetensors", "best.safetensors")) {
      assertThat(folder.resolve(actual).resolve("checkpoints").resolve(file))
          .hasSameBinaryContentAs(folder.resolve(expected).resolve("checkpoints").resolve(file));
    }
    assertThat(validations(actual)).isEqualTo(validations(expected));
  }

  private List<String> validations(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name).resolve("metrics.jsonl")).stream()
        .filter(line -> line.contains("validation_psnr"))
        .toList();
  }

  private static void damage(Path file) throws IOException {
    try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
      random.seek(random.length() - 100);
      int value = random.read();
      random.seek(random.length() - 100);
      random.write(value ^ 1);
    }
  }

  private static TrainingListener killedAfter(long iteration) {
    return new TrainingListener() {
      @Override
      public void stepped(Progress progress) {
        if (progress.iteration() == iteration) {
          throw new Killed();
        }
      }
    };
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
