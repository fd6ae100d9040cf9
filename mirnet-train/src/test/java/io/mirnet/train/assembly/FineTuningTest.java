package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.training.RunObserver;
import io.mirnet.blocks.Fixtures;
import io.mirnet.blocks.weights.PthFile;
import io.mirnet.blocks.weights.Safetensors;
import io.mirnet.blocks.weights.Tensor;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.config.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that fine-tuning needs in one file: it runs, is killed, and resumes to the same bits. */
class FineTuningTest {
  private static final String RECIPE =
      """
      name: fine-tune
      model: {type: mirnet-v2, width: 16, weights: FILE, freeze: ["conv_in.*", "body.0.*"]}
      data:
        train: {type: generated, images: 3, size: 32}
        validation:
          day: {set: {type: generated, validation_images: 2, size: 32}}
          night:
            set: {type: generated, validation_images: 2, size: 48, degradation: noise}
            every: 2
            tile: 32
            overlap: 8
      train:
        iterations: 6
        loss: [charbonnier, {loss: edge, weight: 0.05}, {loss: fft, weight: 0.01}]
        clip: {type: global-norm, at: 0.01}
        optimizer: {type: adamw, weight_decay: 1e-4}
        parameters: [{kinds: [bias, norm], weight_decay: 0}]
        learning_rate: {type: warm-up, iterations: 2, then: {type: cosine, from: 1e-4, to: 1e-6}}
        average: {type: ema, decay: 0.9}
        patches: {type: fixed, patch: 16, batch: 2}
        validation: {every: 3, pictures: 0}
        monitor: {set: night, score: ssim}
        stop_early: {patience: 50}
        checkpoint_every: 1
        log_every: 1
      """;

  private static final Providers PROVIDERS = Plugins.load(FineTuningTest.class.getClassLoader());

  @TempDir private Path folder;
  private Path weights;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void findTheWeights() {
    weights = Fixtures.weights(Fixtures.RGB, folder);
  }

  @Test
  void aKilledRunResumesToTheSameBitsItsAverageToo() throws IOException {
    assertThat(start("whole", 99).result().complete()).isTrue();
    for (int kill : new int[] {2, 3, 5}) {
      String name = "killed-" + kill;
      assertThatThrownBy(() -> start(name, kill)).isInstanceOf(Killed.class);
      // What the run started from is in its checkpoint; the file may be gone.
      Files.move(weights, folder.resolve("elsewhere"));
      assertThat(resume(name).result().complete()).isTrue();
      Files.move(folder.resolve("elsewhere"), weights);
      for (String file : List.of("last", "best")) {
        assertThat(checkpoint(name, file)).hasSameBinaryContentAs(checkpoint("whole", file));
      }
    }
  }

  @Test
  void whatIsFrozenIsThatOfTheFileAndTheRestIsTrainedAndAveraged() throws IOException {
    start("run", 99);
    Map<String, Tensor> before = PthFile.read(weights).tensors();
    Map<String, Tensor> after = Safetensors.read(checkpoint("run", "best")).tensors();
    before.forEach(
        (name, tensor) -> {
          boolean frozen = name.startsWith("conv_in.") || name.startsWith("body.0.");
          assertThat(after.get(name).equals(tensor)).as(name).isEqualTo(frozen);
          assertThat(after.containsKey("params_ema." + name))
              .as("average of " + name)
              .isEqualTo(!frozen);
        });
    assertThat(told).anySatisfy(line -> assertThat(line).contains("238"));
    List<String> log = Files.readAllLines(folder.resolve("run/metrics.jsonl"));
    assertThat(log).anySatisfy(line -> assertThat(line).contains("\"loss_charbonnier\":"));
    assertThat(log).anySatisfy(line -> assertThat(line).contains("\"loss_edge\":"));
    assertThat(log).anySatisfy(line -> assertThat(line).contains("\"loss_fft\":"));
    assertThat(log.stream().filter(line -> line.contains("\"set\":\"night\""))).hasSize(3);
    assertThat(log.stream().filter(line -> line.contains("\"set\":\"day\""))).hasSize(2);
  }

  private Path checkpoint(String run, String file) {
    return folder.resolve(run).resolve("checkpoints").resolve(file + ".safetensors");
  }

  private Outcome start(String name, long kill) {
    Resolved<Experiment> resolved =
        new ConfigurationReader(PROVIDERS)
            .read(
                Experiment.class, "recipe", RECIPE.replace("FILE", weights.toString()), List.of());
    try (Training training = Training.of(resolved.value())) {
      return training.start(
          folder.resolve(name), resolved.toYaml(), PROVIDERS, killedAfter(kill), () -> false);
    }
  }

  private Outcome resume(String name) {
    try (Resumption run = Resumption.open(folder.resolve(name), PROVIDERS, List.of(), told::add);
        Training training = Training.of(run.experiment())) {
      return training.resume(run, killedAfter(99), () -> false);
    }
  }

  private RunObserver killedAfter(long iteration) {
    return new RunObserver() {
      @Override
      public void stepped(Step step) {
        if (step.iteration() == iteration) {
          throw new Killed();
        }
      }

      @Override
      public void noted(String message) {
        told.add(message);
      }
    };
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
