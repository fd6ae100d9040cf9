package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.Provider;
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.config.Experiment;
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

  private static final Providers PROVIDERS = Plugins.load(TrainingTest.class.getClassLoader());

  @TempDir private Path folder;

  @Test
  void aRunLeavesEverythingThatItsDirectoryPromises() throws IOException {
    Outcome outcome = start("whole", new RunObserver() {}, List.of());

    assertThat(outcome.result().complete()).isTrue();
    assertThat(outcome.result().iteration()).isEqualTo(12);
    assertThat(outcome.result().bestIteration()).isIn(5L, 10L, 12L);
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
    start("whole", new RunObserver() {}, List.of());
    for (int kill : new int[] {1, 3, 4, 8, 11}) {
      String name = "killed-" + kill;
      assertThatThrownBy(() -> start(name, killedAfter(kill), List.of()))
          .isInstanceOf(Killed.class);
      resume(name, new RunObserver() {});
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
    start("whole", new RunObserver() {}, chain);
    assertThatThrownBy(() -> start("killed", killedAfter(8), chain)).isInstanceOf(Killed.class);
    resume("killed", new RunObserver() {});
    assertSameEnd("whole", "killed");
  }

  @Test
  void aRunThatIsAskedToStopSavesAndGoesOnToTheSameBits() throws IOException {
    start("whole", new RunObserver() {}, List.of());
    Outcome stopped;
    Resolved<Experiment> resolved = experiment(List.of());
    long[] reached = {0};
    RunObserver counts =
        new RunObserver() {
          @Override
          public void stepped(Step step) {
            reached[0] = step.iteration();
          }
        };
    try (Training training = Training.of(resolved.value())) {
      stopped =
          training.start(
              folder.resolve("stopped"),
              resolved.toYaml(),
              PROVIDERS,
              counts,
              () -> reached[0] == 7);
    }
    assertThat(stopped.result().complete()).isFalse();
    assertThat(stopped.result().iteration()).isEqualTo(7);
    assertThat(resume("stopped", new RunObserver() {}).result().complete()).isTrue();
    assertSameEnd("whole", "stopped");
  }

  @Test
  void aRunThatIsStoppedInAValidationMakesItUpAndEndsWithTheSameBits() throws IOException {
    start("whole", new RunObserver() {}, List.of());
    boolean[] validating = {false};
    RunObserver seesAPicture =
        new RunObserver() {
          @Override
          public void pictured(Picture picture) {
            validating[0] = picture.iteration() == 5;
          }
        };
    Resolved<Experiment> resolved = experiment(List.of());
    Path run = folder.resolve("stopped");
    try (Training training = Training.of(resolved.value())) {
      Outcome stopped =
          training.start(run, resolved.toYaml(), PROVIDERS, seesAPicture, () -> validating[0]);
      assertThat(stopped.result().complete()).isFalse();
      assertThat(stopped.result().iteration()).isEqualTo(5);
      assertThat(validations("stopped")).isEmpty();
    }
    assertThat(resume("stopped", new RunObserver() {}).result().complete()).isTrue();
    assertSameEnd("whole", "stopped");
  }

  @Test
  void whatIsTrainedIsSavedBeforeItIsMeasured() {
    List<String> events = new ArrayList<>();
    RunObserver notes =
        new RunObserver() {
          @Override
          public void saved(long iteration, Path file) {
            events.add("saved " + iteration);
          }

          @Override
          public void pictured(Picture picture) {
            events.add("pictured " + picture.iteration());
            throw new IllegalStateException("out of memory");
          }
        };
    assertThatThrownBy(() -> start("failed", notes, List.of("train.checkpoint_every=1000")))
        .hasMessage("out of memory");
    assertThat(events).containsExactly("saved 5", "pictured 5");
    assertThat(folder.resolve("failed/checkpoints/last.safetensors")).exists();
  }

  @Test
  void aFailureInTheMiddleSavesWhatIsDone() {
    assertThatThrownBy(
            () -> start("failed", killedAfter(4), List.of("train.checkpoint_every=1000")))
        .isInstanceOf(Killed.class);
    List<Long> from = new ArrayList<>();
    resume(
        "failed",
        new RunObserver() {
          @Override
          public void started(Run run) {
            from.add(run.from());
          }
        });
    assertThat(from).containsExactly(4L);
  }

  @Test
  void anObserverOfTheConfigurationThatThrowsIsNamedOnceAndTheRunGoesOn() {
    Providers providers = withObserver();
    Resolved<Experiment> resolved =
        new ConfigurationReader(providers)
            .read(Experiment.class, "tiny.yaml", TINY, List.of("train.observers=[broken]"));
    List<String> warnings = new ArrayList<>();
    try (Training training = Training.of(resolved.value())) {
      Outcome outcome =
          training.start(
              folder.resolve("run"),
              resolved.toYaml(),
              providers,
              new RunObserver() {
                @Override
                public void warned(String message) {
                  warnings.add(message);
                }
              },
              () -> false);
      assertThat(outcome.result().complete()).isTrue();
    }
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("observer 'broken'", "BrokenObserver", "no server");
  }

  private static Providers withObserver() {
    List<Provider<?>> all = new ArrayList<>();
    ExtensionPoint.all().forEach(point -> all.addAll(PROVIDERS.all(point).values()));
    all.add(new BrokenObserver());
    return Providers.of(all);
  }

  /** Throws at the first step, as a server that isn't there makes it. */
  private static final class BrokenObserver implements ObserverProvider<BrokenObserver.None> {
    record None() {}

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Class<None> configType() {
      return None.class;
    }

    @Override
    public RunObserver create(None config) {
      return new RunObserver() {
        @Override
        public void stepped(Step step) {
          throw new IllegalStateException("no server");
        }
      };
    }
  }

  @Test
  void severalSetsAreMeasuredEachAtItsPaceAndTheMonitoredScoreDecides() throws IOException {
    Outcome outcome = start("sets", new RunObserver() {}, SETS);
    assertThat(outcome.result().sets().keySet()).containsExactly("day", "night");
    assertThat(outcome.result().monitor().text()).isEqualTo("night/ssim");
    assertThat(outcome.result().best())
        .isEqualTo(
            validations("sets").stream()
                .filter(line -> line.contains("\"night\""))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(SSIM, "$1")))
                .max()
                .orElseThrow());
    assertThat(validations("sets"))
        .extracting(
            line -> line.replaceAll("\\{\"iteration\":(\\d+),\"set\":\"(\\w+)\".*", "$2 $1"))
        .containsExactly("night 4", "day 5", "night 8", "day 10", "day 12", "night 12");
    assertThat(folder.resolve("sets/result.json")).content().contains("\"night\"", "\"ssim\"");
  }

  private static final String SSIM = ".*\"validation_ssim\":([-0-9.E]+).*";

  private static final List<String> SETS =
      List.of(
          "data.validation={day: {set: generated}, night: {set: {type: generated, size: 32}, every: 4}}",
          "data.validation.day.set.size=32",
          "train.monitor={set: night, score: ssim}");

  @Test
  void aRunThatGetsNoBetterEndsEarlyAndSaysSo() {
    List<String> said = new ArrayList<>();
    List<String> changes = new ArrayList<>(SETS);
    changes.addAll(
        List.of(
            "train.learning_rate={type: constant, rate: 0}",
            "train.stop_early={patience: 1}",
            "train.iterations=100"));
    RunObserver notes =
        new RunObserver() {
          @Override
          public void noted(String message) {
            said.add(message);
          }
        };
    Outcome outcome = start("early", notes, changes);
    assertThat(outcome.result().complete()).isTrue();
    assertThat(outcome.result().iteration()).isEqualTo(8);
    assertThat(outcome.result().sets().keySet()).containsExactlyInAnyOrder("day", "night");
    assertThat(said)
        .contains("validation day: 8 pairs by protocol lol, night: 8 pairs by protocol lol");
    assertThat(said).last().asString().contains("stopped early", "night/ssim");
    assertThat(resume("early", new RunObserver() {}).result().iteration()).isEqualTo(8);
  }

  @Test
  void anAverageIsResumedToTheSameBitsAndIsWhatIsMeasured() throws IOException {
    List<String> ema = List.of("train.average={type: ema, decay: 0.9}");
    start("whole", new RunObserver() {}, ema);
    assertThatThrownBy(() -> start("killed", killedAfter(8), ema)).isInstanceOf(Killed.class);
    resume("killed", new RunObserver() {});
    assertSameEnd("whole", "killed");
    start("raw", new RunObserver() {}, List.of());
    assertThat(validations("whole")).isNotEqualTo(validations("raw"));
    start(
        "both",
        new RunObserver() {},
        List.of(ema.get(0), "train.validation.weights=both", "train.observers=[]"));
    assertThat(validations("both")).hasSize(2 * validations("whole").size());
    assertThat(validations("both").get(1))
        .isEqualTo(validations("raw").get(0).replace("\"validation\"", "\"validation/raw\""));
  }

  @Test
  void aPictureThatCannotBeRestoredIsFoundBeforeTheFirstStep() {
    assertThatThrownBy(
            () ->
                start(
                    "small",
                    new RunObserver() {},
                    List.of(
                        "data.train.size=16",
                        "train.patches={type: fixed, patch: 16, batch: 1}",
                        "train.validation.protocol=realsr-x4")))
        .isInstanceOf(InputException.class);
    assertThat(folder.resolve("small")).doesNotExist();
  }

  @Test
  void aDamagedLastCheckpointFallsBackToTheOneBeforeSayingSo() throws IOException {
    start("whole", new RunObserver() {}, List.of());
    assertThatThrownBy(() -> start("damaged", killedAfter(8), List.of()))
        .isInstanceOf(Killed.class);
    damage(folder.resolve("damaged/checkpoints/last.safetensors"));
    List<String> warnings = new ArrayList<>();
    resume(
        "damaged",
        new RunObserver() {
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
    assertThatThrownBy(() -> resume("damaged", new RunObserver() {}))
        .isInstanceOf(InputException.class);
  }

  @Test
  void aCompleteRunHasNothingLeftToDo() throws IOException {
    start("whole", new RunObserver() {}, List.of());
    byte[] before = Files.readAllBytes(folder.resolve("whole/checkpoints/last.safetensors"));
    assertThat(resume("whole", new RunObserver() {}).result().complete()).isTrue();
    assertThat(folder.resolve("whole/checkpoints/last.safetensors")).hasBinaryContent(before);
  }

  @Test
  void aRunDirectoryIsNeverOverwritten() {
    start("whole", new RunObserver() {}, List.of("train.iterations=1"));
    assertThatThrownBy(() -> start("whole", new RunObserver() {}, List.of()))
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
    assertThatThrownBy(() -> start("diverged", new RunObserver() {}, explosive))
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
    RunObserver fillsTheDisk =
        new RunObserver() {
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
    assertThat(resume("full", new RunObserver() {}).result().complete()).isTrue();
  }

  @Test
  void anotherNumberOfThreadsIsSaid() throws IOException {
    start("whole", new RunObserver() {}, List.of("train.iterations=1"));
    Path manifest = folder.resolve("whole/manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replaceAll("\"threads\" : \\d+", "\"threads\" : 99"));
    List<String> warnings = new ArrayList<>();
    resume(
        "whole",
        new RunObserver() {
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
    Path targets = Files.createDirectory(folder.resolve("targets"));
    for (Path of : List.of(pictures, targets)) {
      Files.copy(
          TrainingTest.class.getResourceAsStream("/io/mirnet/train/picture.png"),
          of.resolve("a.png"));
    }
    String set = "{type: paired, input: " + pictures + ", target: " + targets + "}";
    assertThatThrownBy(() -> Training.of(experiment(List.of("data.train=" + set)).value()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing to validate on")
        .hasMessageContaining("data.train.split");
  }

  private Outcome start(String name, RunObserver listener, List<String> overrides) {
    Resolved<Experiment> resolved = experiment(overrides);
    try (Training training = Training.of(resolved.value())) {
      return training.start(
          folder.resolve(name), resolved.toYaml(), PROVIDERS, listener, () -> false);
    }
  }

  private Outcome resume(String name, RunObserver listener, String... overrides) {
    Path run = folder.resolve(name);
    try (Resumption resumption =
            Resumption.open(run, PROVIDERS, List.of(overrides), listener::warned);
        Training training = Training.of(resumption.experiment())) {
      return training.resume(resumption, listener, () -> false);
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

  private static RunObserver killedAfter(long iteration) {
    return new RunObserver() {
      @Override
      public void stepped(Step step) {
        if (step.iteration() == iteration) {
          throw new Killed();
        }
      }
    };
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
