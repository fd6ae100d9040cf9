package io.mirnet.train.sweep;

import ai.djl.Device;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.blocks.Network;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.TrainingStep;
import java.util.ArrayList;
import java.util.List;

/** Measures how long the steps of an experiment take, on arrays of noise; no data is read. */
public final class StepTimer {
  /** The first steps make the engine's caches and choose its kernels. */
  private static final int WARM_UP = 2;

  private static final int MEASURED = 5;

  private StepTimer() {}

  /**
   * Measures the mean step of a whole training.
   *
   * @param experiment the experiment
   * @return seconds for each iteration, each stage of the patch schedule counted by its length
   */
  public static double secondsPerIteration(Experiment experiment) {
    EngineSettings.apply(experiment.threads());
    Device device = Devices.of(experiment.device()).get(0);
    long iterations = experiment.train().iterations();
    List<PatchSchedule.Stage> stages =
        PatchScheduleProvider.build(experiment.train().patches(), iterations).stages().stream()
            .filter(stage -> stage.start() < iterations)
            .toList();
    try (Network network = Network.create(experiment.model(), device, experiment.seed())) {
      TrainingStep step =
          new TrainingStep(
              List.of(network),
              LossProvider.build(experiment.train().loss()),
              OptimizerProvider.build(
                  experiment.train().optimizer(),
                  new OptimizerSpec(network.manager(), network.parameters())),
              experiment.train().microBatch());
      double seconds = 0;
      for (int i = 0; i < stages.size(); i++) {
        long end = i + 1 < stages.size() ? stages.get(i + 1).start() : iterations;
        seconds += seconds(step, stages.get(i)) * (end - stages.get(i).start());
      }
      return seconds / iterations;
    }
  }

  private static double seconds(TrainingStep step, PatchSchedule.Stage stage) {
    ImageSpec images = step.network().images();
    int pixels = stage.batch() * stage.patch() * stage.patch();
    Batch batch =
        new Batch(
            stage.batch(),
            stage.patch(),
            stage.patch(),
            noise(pixels * images.inChannels()),
            noise(pixels * images.outChannels()));
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      long start = System.nanoTime();
      step.run(batch, 0, i);
      nanos.add(System.nanoTime() - start);
    }
    long[] measured =
        nanos.subList(WARM_UP, nanos.size()).stream().mapToLong(Long::longValue).sorted().toArray();
    return measured[measured.length / 2] / 1e9;
  }

  private static float[] noise(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (i * 7919L % 1009) / 1009f;
    }
    return values;
  }
}
