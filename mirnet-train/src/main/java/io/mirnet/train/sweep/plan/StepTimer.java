package io.mirnet.train.sweep.plan;

import ai.djl.Device;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long the steps of an experiment take, on arrays of noise; no data is read. Several
 * experiments take turns, so that what else the machine does, and what the engine and the JVM learn
 * with time, meets all of them alike.
 */
public final class StepTimer {
  private static final int ROUNDS = 3;

  /** After a round of this length there is no other: such steps are long enough to be steady. */
  private static final double ENOUGH_SECONDS = 60;

  /** The first steps of a network make the engine's caches and choose its kernels. */
  private static final int WARM_UP = 2;

  private static final int MEASURED = 3;

  private final Experiment experiment;
  private final Device device;
  private final List<PatchSchedule.Stage> stages;
  private final List<List<Double>> secondsByStage;

  private StepTimer(Experiment experiment) {
    this.experiment = experiment;
    device = Devices.of(experiment.device()).get(0);
    long iterations = experiment.train().iterations();
    stages =
        new TrainingFactory(experiment)
            .patches().stages().stream().filter(stage -> stage.start() < iterations).toList();
    secondsByStage = stages.stream().<List<Double>>map(stage -> new ArrayList<>()).toList();
  }

  /**
   * Measures the mean step of whole trainings.
   *
   * @param experiments the experiments
   * @return for each, seconds of an iteration: the median of each stage of the patch schedule,
   *     counted by the stage's length
   */
  public static List<Double> secondsPerIteration(List<Experiment> experiments) {
    List<StepTimer> timers = experiments.stream().map(StepTimer::new).toList();
    double round = 0;
    for (int i = 0; i < ROUNDS && round < ENOUGH_SECONDS; i++) {
      long start = System.nanoTime();
      timers.forEach(StepTimer::measure);
      round = seconds(start);
    }
    return timers.stream().map(StepTimer::mean).toList();
  }

  private void measure() {
    EngineSettings.apply(experiment.threads());
    TrainingFactory factory = new TrainingFactory(experiment);
    try (Replica replica = factory.replica(device);
        TrainingStep step = factory.step(List.of(replica))) {
      for (int i = 0; i < stages.size(); i++) {
        secondsByStage.get(i).addAll(measure(step, stages.get(i)));
      }
    }
  }

  private static List<Double> measure(TrainingStep step, PatchSchedule.Stage stage) {
    ImageSpec images = step.network().images();
    int pixels = stage.batch() * stage.patch() * stage.patch();
    Batch batch =
        new Batch(
            stage.batch(),
            stage.patch(),
            stage.patch(),
            noise(pixels * images.inChannels()),
            noise(pixels * images.outChannels()));
    List<Double> measured = new ArrayList<>();
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      long start = System.nanoTime();
      step.run(batch, 0, i);
      measured.add(seconds(start));
    }
    return measured.subList(WARM_UP, measured.size());
  }

  private double mean() {
    long iterations = experiment.train().iterations();
    double seconds = 0;
    for (int i = 0; i < stages.size(); i++) {
      long end = i + 1 < stages.size() ? stages.get(i + 1).start() : iterations;
      seconds += median(secondsByStage.get(i)) * (end - stages.get(i).start());
    }
    return seconds / iterations;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static float[] noise(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (i * 7919L % 1009) / 1009f;
    }
    return values;
  }
}
