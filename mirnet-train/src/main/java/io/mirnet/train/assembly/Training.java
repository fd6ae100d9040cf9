package io.mirnet.train.assembly;

import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.RunObserver;
import io.mirnet.blocks.Network;
import io.mirnet.config.Providers;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.batch.LookAhead;
import io.mirnet.data.batch.Prefetcher;
import io.mirnet.train.Observers;
import io.mirnet.train.Trainer;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.Trainer.Pace;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.config.TrainOptions;
import io.mirnet.train.execution.Computation;
import io.mirnet.train.execution.Execution;
import io.mirnet.train.execution.Precision;
import io.mirnet.train.measure.Validator;
import io.mirnet.train.run.FlatSettings;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.RunBusyException;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.RunExistsException;
import io.mirnet.train.run.RunLock;
import io.mirnet.train.run.TrainingState;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * An experiment made ready to train. The data sets are opened and checked before anything is
 * written or computed. Owns the networks; close it.
 */
public final class Training implements AutoCloseable {
  private final Experiment experiment;
  private final TrainingFactory factory;
  private final DataSets data;
  private final LearningRate learningRate;
  private final BatchSource batches;
  private final Validator validator;
  private List<Replica> replicas = List.of();
  private TrainingStep step;
  private RunLock lock;

  @Inject
  Training(
      Experiment experiment,
      TrainingFactory factory,
      DataSets data,
      LearningRate learningRate,
      BatchSource batches,
      Validator validator) {
    this.experiment = experiment;
    this.factory = factory;
    this.data = data;
    this.learningRate = learningRate;
    this.batches = batches;
    this.validator = validator;
  }

  /**
   * Assembles an experiment.
   *
   * @param experiment a checked configuration
   * @return the training, not begun
   * @throws InputException if its data sets can't be opened
   */
  public static Training of(Experiment experiment) {
    EngineSettings.apply(experiment.threads());
    return provided(
        () ->
            Guice.createInjector(Stage.DEVELOPMENT, new TrainingModule(experiment))
                .getInstance(Training.class));
  }

  /** What made an object fail is told as it is, without Guice's account of the way to it. */
  private static <T> T provided(Supplier<T> provider) {
    try {
      return provider.get();
    } catch (ProvisionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Trains from the beginning.
   *
   * @param folder the run directory to make
   * @param configYaml the resolved configuration
   * @param providers where plugins are recorded from
   * @param observer sees how it goes; its exceptions end the run
   * @param stop asked after each iteration
   * @return how it ended
   * @throws InputException if the first batch can't be made or the network doesn't take it
   * @throws RunExistsException if the folder holds a run or something else
   * @throws RunBusyException if another process has it; nothing is written in any of these cases
   */
  public Outcome start(
      Path folder,
      String configYaml,
      Providers providers,
      RunObserver observer,
      BooleanSupplier stop) {
    // Networks and data first: a device that isn't there, or a picture that can't be used, must not
    // leave an empty run behind.
    try (Observers observers = observers(observer)) {
      data.notes().forEach(observers::noted);
      TrainingStep ready = ready(Optional.empty(), observers);
      requireFit(ready.network().images(), batches.apply(0));
      validator.measureInputs();
      validator.tryOut(ready.averaged().orElse(ready.forward()));
      Manifest manifest = Manifests.of(experiment, replicas, providers);
      release();
      lock = RunDirectory.claim(folder, observers::warned);
      RunDirectory run = RunDirectory.create(lock, configYaml, manifest);
      return train(run, ready, TrainingState.START, observers, stop);
    }
  }

  /**
   * Goes on from the newest whole checkpoint of a run, or from its beginning if it has none.
   *
   * @param resumption the run, open until this is done with it
   * @param observer sees how it goes; its exceptions end the run
   * @param stop asked after each iteration
   * @return how it ended
   * @throws InputException if there are checkpoints but none is whole, or the run would end before
   *     it; nothing is written then
   */
  public Outcome resume(Resumption resumption, RunObserver observer, BooleanSupplier stop) {
    RunDirectory run = resumption.run();
    try (Observers observers = observers(observer)) {
      int threads = EngineSettings.apply(experiment.threads());
      if (run.manifest().threads() != threads) {
        observers.warned(
            "%s was trained with %d threads, this is %d: the result will not be bit for bit the same"
                .formatted(run.folder(), run.manifest().threads(), threads));
      }
      TrainingStep ready = ready(Optional.of(run), observers);
      Optional<TrainingState> saved =
          run.checkpoints().restore(ready, validator.monitor(), observers::warned);
      TrainingState state = saved.orElse(TrainingState.START);
      validator.tryOut(ready.averaged().orElse(ready.forward()));
      resumption.begin(state.iteration());
      if (saved.isEmpty()) {
        observers.warned(
            "%s never saved a checkpoint: it starts anew from iteration 0".formatted(run.folder()));
      }
      resumption.leap(state.iteration()).ifPresent(observers::warned);
      return train(run, ready, state, observers, stop);
    }
  }

  private Observers observers(RunObserver starter) {
    return new Observers(starter, experiment.train().observers());
  }

  /** What a run that has a checkpoint once started from is in it, and may be gone by now. */
  private TrainingStep ready(Optional<RunDirectory> begun, RunObserver observer) {
    Devices.warning(experiment.device()).ifPresent(observer::warned);
    replicas = factory.replicas(begun.map(this::asBegun).orElseGet(factory::computation));
    if (!replicas.get(0).computed().isUsual()) {
      observer.noted("execution: " + replicas.get(0).computed());
    }
    if (begun.filter(run -> run.checkpoints().any()).isEmpty()) {
      factory.startingWeights(replicas.get(0).network()).ifPresent(observer::noted);
    }
    step = factory.step(replicas);
    return step;
  }

  private Computation asBegun(RunDirectory run) {
    Manifest manifest = run.manifest();
    Computation before =
        new Computation(
            Execution.valueOf(manifest.execution().toUpperCase(Locale.ROOT)),
            Precision.valueOf(manifest.precision().toUpperCase(Locale.ROOT)));
    return factory.computation().settled(before);
  }

  private static void requireFit(ImageSpec images, Batch batch) {
    int pixels = batch.size() * batch.height() * batch.width();
    int inputs = batch.input().length / pixels;
    int targets = batch.target().length / pixels;
    if (inputs != images.inChannels() || targets != images.outChannels()) {
      throw new InputException(
          "the network makes %d channels of %d, but the training set has targets of %d and inputs of %d; change model.in_channels, model.out_channels or data.train"
              .formatted(images.outChannels(), images.inChannels(), targets, inputs));
    }
  }

  private Outcome train(
      RunDirectory run,
      TrainingStep ready,
      TrainingState from,
      RunObserver observer,
      BooleanSupplier stop) {
    TrainOptions options = experiment.train();
    Pace pace =
        new Pace(
            options.iterations(),
            options.logEvery(),
            options.checkpointEvery(),
            options.keepEvery(),
            options
                .stopEarly()
                .map(early -> OptionalLong.of(early.patience()))
                .orElse(OptionalLong.empty()),
            options.validation().weights());
    Heading.of(run.manifest(), ready.network(), data, options.iterations())
        .forEach(observer::noted);
    Trainer trainer = new Trainer(pace, ready, learningRate, validator, run, observer);
    String yaml = run.configuration();
    observer.started(
        new RunObserver.Run(
            run.folder(),
            experiment.name(),
            yaml,
            FlatSettings.of(yaml),
            from.iteration(),
            options.iterations()));
    try (Prefetcher prefetcher =
        new Prefetcher(
            batches::begin,
            from.iteration(),
            options.iterations(),
            LookAhead.of(experiment.data().workers()))) {
      return trainer.run(from, prefetcher, stop);
    }
  }

  /**
   * Returns the network as it is now.
   *
   * @return the trained network, open until this is closed
   * @throws IllegalStateException before training was started or resumed
   */
  public Network network() {
    if (replicas.isEmpty()) {
      throw new IllegalStateException("there is no network before the training starts");
    }
    return replicas.get(0).network();
  }

  @Override
  public void close() {
    if (step != null) {
      step.close();
    }
    replicas.forEach(Replica::close);
    release();
  }

  private void release() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
