package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.FixedKeysException;
import io.mirnet.train.run.Manifest.Change;
import io.mirnet.train.run.RunBusyException;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumptionTest {
  private static final String TINY =
      """
      name: tiny
      threads: 1
      model: {width: 4, groups: [1], blocks_per_group: 1}
      data:
        train: {type: generated, images: 2, validation_images: 1, size: 32}
      train:
        iterations: 6
        learning_rate: {type: cosine, from: 1e-3, to: 0}
        patches: {type: fixed, patch: 16, batch: 1}
        validation: {every: 3, pictures: 0}
        checkpoint_every: 2
        log_every: 1
      """;

  private static final Providers PROVIDERS = Plugins.load(ResumptionTest.class.getClassLoader());

  @TempDir private Path temporary;
  private Path run;
  private final List<String> warnings = new ArrayList<>();
  private final RunObserver listener =
      new RunObserver() {
        @Override
        public void warned(String message) {
          warnings.add(message);
        }

        @Override
        public void stepped(Step step) {
          reached = step.iteration();
        }
      };

  private long reached;

  @BeforeEach
  void nameTheRun() {
    run = temporary.resolve("run");
  }

  private Outcome start(BooleanSupplier stop) {
    Resolved<Experiment> resolved =
        new ConfigurationReader(PROVIDERS).read(Experiment.class, "tiny", TINY, List.of());
    try (Training training = Training.of(resolved.value())) {
      return training.start(run, resolved.toYaml(), PROVIDERS, listener, stop);
    }
  }

  private Outcome resume(String... overrides) {
    try (Resumption resumption =
            Resumption.open(run, PROVIDERS, List.of(overrides), warnings::add);
        Training training = Training.of(resumption.experiment())) {
      return training.resume(resumption, listener, () -> false);
    }
  }

  @Test
  void aFinishedRunIsProlonged() throws IOException {
    start(() -> false);
    Outcome outcome = resume("train.iterations=9");
    assertThat(outcome.result().complete()).isTrue();
    assertThat(outcome.result().iteration()).isEqualTo(9);
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
        .hasSize(9 + 3)
        .last()
        .asString()
        .contains("\"iteration\":9");
    assertThat(RunDirectory.open(run).result().orElseThrow().iteration()).isEqualTo(9);
    // From what the cosine of 6 iterations had at its last to what that of 9 has at its seventh.
    assertThat(warnings)
        .containsExactly(
            "the learning rate follows another schedule of 9 iterations from iteration 6 on: it is 2.50e-04 there and was 6.70e-05 before");
    assertThat(resume().result().complete()).as("it goes on with what it became").isTrue();
  }

  @Test
  void whatChangesIsWrittenDown() throws IOException {
    start(() -> true);
    resume("train.log_every=2", "train.learning_rate={type: constant, rate: 1e-4}");
    resume("data.workers=1");
    assertThat(run.resolve("config.yaml"))
        .content()
        .contains("log_every: 2\n", "rate: 1.0E-4\n", "workers: 1\n", "width: 4\n");
    List<Change> changes = RunDirectory.open(run).manifest().changes();
    assertThat(changes)
        .extracting(c -> "%d %s %s %s".formatted(c.iteration(), c.key(), c.from(), c.to()))
        .containsExactly(
            "1 train.learning_rate.type cosine constant",
            "1 train.learning_rate.from 0.001 ",
            "1 train.learning_rate.to 0.0 ",
            "1 train.log_every 1 2",
            "1 train.learning_rate.rate  1.0E-4",
            "6 data.workers 2 1");
    assertThat(changes).allMatch(change -> change.when().matches("\\d{4}-.*Z"));
  }

  @Test
  void aValueThatIsTheRunsOwnIsNoChange() throws IOException {
    start(() -> true);
    byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
    resume("model.width=4", "seed=100");
    assertThat(run.resolve("manifest.json")).hasBinaryContent(manifest);
    assertThat(warnings).isEmpty();
  }

  @Test
  void allKeysThatCannotChangeAreRefusedByName() throws IOException {
    start(() -> true);
    Map<String, String> before = content();
    assertThatThrownBy(
            () -> resume("model.width=8", "train.iterations=9", "train.loss.epsilon=1", "seed=7"))
        .isInstanceOf(FixedKeysException.class)
        .hasMessageStartingWith(
            "seed, model.width, train.loss.epsilon can't change in a run that has begun: ")
        .hasMessageContaining("what can change is device, threads, ");
    assertThatThrownBy(() -> resume("train.iteration=9"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("iterations");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aRunCannotEndBeforeWhereItIs() throws IOException {
    start(() -> reached == 5);
    Map<String, String> before = content();
    for (String end : List.of("3", "5")) {
      assertThatThrownBy(() -> resume("train.iterations=" + end))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("train.iterations=" + end)
          .hasMessageContaining(run + " is at iteration 5 already");
    }
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aRunThatAnotherHasIsLeftAlone() throws IOException {
    start(() -> true);
    try (RunLock lock = RunLock.take(run).orElseThrow()) {
      Map<String, String> before = content();
      assertThatThrownBy(() -> resume("train.iterations=9")).isInstanceOf(RunBusyException.class);
      assertThat(content()).isEqualTo(before);
      assertThat(lock.folder()).isEqualTo(run);
    }
    assertThat(resume().result().complete()).isTrue();
  }

  @Test
  void aRunThatIsRefusedIsFreeAgain() {
    start(() -> true);
    assertThatThrownBy(() -> resume("seed=7")).isInstanceOf(FixedKeysException.class);
    assertThat(resume().result().complete()).isTrue();
  }

  @Test
  void whileARunTrainsNobodyElseMay() {
    BooleanSupplier meddle =
        () -> {
          assertThatThrownBy(this::resume).isInstanceOf(RunBusyException.class);
          return false;
        };
    assertThat(start(meddle).result().complete()).isTrue();
  }

  @Test
  void aRunThatNeverSavedStartsAnewSayingSo() throws IOException {
    start(() -> false);
    Path whole = Files.move(run, temporary.resolve("whole"));
    start(() -> true);
    Files.delete(run.resolve("checkpoints/last.safetensors"));
    Files.writeString(run.resolve("checkpoints/last.safetensors.tmp"), "half");
    assertThat(resume().result().complete()).isTrue();
    assertThat(warnings)
        .containsExactly(run + " never saved a checkpoint: it starts anew from iteration 0");
    assertThat(run.resolve("checkpoints/last.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("checkpoints/last.safetensors"));
    assertThat(run.resolve("checkpoints")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void checkpointsAreKeptWhereTheyAreAskedFor() throws IOException {
    start(() -> true);
    resume("train.keep_every=3", "train.checkpoint_every=100");
    for (String kept : List.of("00000003", "00000006")) {
      assertThat(run.resolve("checkpoints/" + kept + ".safetensors")).isRegularFile();
    }
    assertThat(run.resolve("checkpoints")).isDirectoryNotContaining("glob:**/00000002*");
    assertThat(run.resolve("checkpoints/00000006.safetensors"))
        .hasSameBinaryContentAs(run.resolve("checkpoints/last.safetensors"));
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("lock")) {
          content.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return content;
  }
}
