package io.mirnet.cli.benchmark;

import ai.djl.ndarray.NDArray;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.Network;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whole updates of an experiment's network, as {@code train} does them: forward pass, loss,
 * backward pass, clipping, optimizer and average.
 */
final class Steps implements Contestant {
  /** Noise teaches nothing, and must not lead the weights to infinity. */
  private static final double RATE = 1e-6;

  private final List<Replica> replicas;
  private TrainingStep step;
  private final List<Task> tasks = new ArrayList<>();
  private long iteration;

  Steps(Experiment experiment, Variant variant, List<Integer> patches, List<Integer> batches) {
    TrainingFactory factory = new TrainingFactory(experiment);
    replicas = factory.replicas();
    try {
      step = factory.step(replicas);
      for (int patch : patches) {
        for (int batch : batches) {
          tasks.add(
              new Task(
                  Part.TRAINING,
                  Optional.of(variant),
                  patch,
                  batch,
                  Flops.step(step.network(), batch, patch),
                  update(batch, patch)));
        }
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Task.Work update(int size, int patch) {
    ImageSpec images = step.network().images();
    int pixels = Math.multiplyExact(size, patch * patch);
    Batch batch =
        new Batch(
            size,
            patch,
            patch,
            Noise.of(Math.multiplyExact(pixels, images.inChannels())),
            Noise.of(Math.multiplyExact(pixels, images.outChannels())));
    return Task.Work.of(
        () -> {
          step.run(batch, RATE, iteration++);
          await(step.network());
        });
  }

  /** A number of a weight is there when the update has come to its end. */
  private static void await(Network network) {
    NDArray weight = network.parameters().trained().values().iterator().next();
    try (NDArray sum = weight.sum()) {
      sum.getFloat();
    }
  }

  @Override
  public List<Task> tasks() {
    return tasks;
  }

  @Override
  public void close() {
    if (step != null) {
      step.close();
    }
    replicas.forEach(Replica::close);
  }
}
