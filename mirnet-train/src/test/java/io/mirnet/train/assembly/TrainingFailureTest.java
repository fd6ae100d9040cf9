package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import io.mirnet.api.InputException;
import io.mirnet.api.Provider;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.RateSpec;
import io.mirnet.api.training.RunObserver;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.DivergedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a training, and what its message says to do. */
class TrainingFailureTest {
  private static final String TINY =
      """
      name: tiny
      execution: eager
      model: {width: 8, groups: [1], blocks_per_group: 1}
      data: {train: {type: generated, images: 3, validation_images: 1, size: 16}}
      train:
        iterations: 3
        patches: {type: fixed, patch: 16, batch: 3}
      """;

  @TempDir private Path folder;

  @Test
  void aLackOfMemoryNamesTheMicroBatch() {
    assertThatThrownBy(() -> start(List.of("train.loss={type: greedy}")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("iteration 1: there is not enough memory")
        .hasMessageContaining("train.micro_batch")
        .hasMessageContaining("3 samples");
  }

  @Test
  void aValidationOfWeightsThatAreNoNumbersEndsTheRunAsDiverged() {
    List<String> overrides =
        List.of(
            "train.learning_rate={type: explosive}", "train.clip=none", "train.validation.every=1");
    assertThatThrownBy(() -> start(overrides))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the run diverged, as the validation of iteration 1 shows")
        .hasMessageContaining("no numbers");
    assertThat(folder.resolve("run/checkpoints/best.safetensors")).doesNotExist();
  }

  private void start(List<String> overrides) {
    List<Provider<?>> all = new ArrayList<>(List.of(new Greedy(), new Explosive()));
    Providers known = Plugins.load(TrainingFailureTest.class.getClassLoader());
    ExtensionPoint.all().forEach(point -> all.addAll(known.all(point).values()));
    Providers providers = Providers.of(all);
    Resolved<Experiment> resolved =
        new ConfigurationReader(providers).read(Experiment.class, "tiny.yaml", TINY, overrides);
    try (Training training = Training.of(resolved.value())) {
      training.start(
          folder.resolve("run"), resolved.toYaml(), providers, new RunObserver() {}, () -> false);
    }
  }

  record None() {}

  /** Its first step makes weights that overflow. */
  private static final class Explosive implements LearningRateProvider<None> {
    @Override
    public String name() {
      return "explosive";
    }

    @Override
    public Class<None> configType() {
      return None.class;
    }

    @Override
    public LearningRate create(None config, RateSpec spec) {
      return iteration -> 1e30;
    }
  }

  /** Fails in libtorch's words. */
  private static final class Greedy implements LossProvider<None> {
    @Override
    public String name() {
      return "greedy";
    }

    @Override
    public Class<None> configType() {
      return None.class;
    }

    @Override
    public ImageLoss create(None config, LossSpec spec) {
      return inputs -> {
        throw new EngineException(
            "[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate memory");
      };
    }
  }
}
