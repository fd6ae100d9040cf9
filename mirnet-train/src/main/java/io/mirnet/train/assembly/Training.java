package io.mirnet.train.assembly;

import ai.djl.Device;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Batch;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.api.training.LearningRate;
import io.mirnet.blocks.Network;
import io.mirnet.config.Providers;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.batch.Prefetcher;
import io.mirnet.train.Evaluation;
import io.mirnet.train.Trainer;
import io.mirnet.train.Trainer.Outcome;
import io.mirnet.train.TrainingListener;
import io.mirnet.train.Validator;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.RunDirectory;
import io.mirnet.train.run.TrainingState;
import io.mirnet.train.step.EngineSettings;
import io.mirnet.train.step.TrainingStep;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * An experiment made ready to train. The data sets are opened and checked before anything is
 * written or computed. Owns the networks; close it.
 */
public final class Training implements AutoCloseable {
  /** Batches made ahead of the step: enough to bridge a slow image, few enough to be small. */
  private static final int LOOK_AHEAD = 4;

  private final Experiment experiment;
  private final Provider<TrainingModule.Replicas> replicas;
  private final Provider<TrainingStep> step;
  private final LearningRate learningRate;
  private final BatchSource batches;
  private final Validator validator;
  private boolean built;
  private Optional<TrainingStep> opened = Optional.empty();

  @Inject
  Training(
      Experiment experiment,
      Provider<TrainingModule.Replicas> replicas,
      Provider<TrainingStep> step,
      LearningRate learningRate,
      BatchSource batches,
      Validator validator) {
    this.experiment = experiment;
    this.replicas = replicas;
    this.step = step;
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
   * @param listener hears how it goes
   * @param stop asked after each iteration
   * @return how it ended
   * @throws InputException if the first batch can't be made or the network doesn't take it; nothing
   *     is written then
   */
  public Outcome start(
      Path folder,
      String configYaml,
      Providers providers,
      TrainingListener listener,
      BooleanSupplier stop) {
    // Networks and data first: a device that isn't there, or a picture that can't be used, must not
    // leave an empty run behind.
    TrainingStep ready = ready();
    requireFit(batches.apply(0));
    validator.measureInput();
    Manifest manifest = Manifests.of(experiment, devices(), providers);
    RunDirectory run = RunDirectory.create(folder, configYaml, manifest);
    return train(run, ready, TrainingState.START, listener, stop);
  }

  /**
   * Goes on from the newest whole checkpoint of a run, or from its beginning if it has none.
   *
   * @param run the run
   * @param listener hears how it goes
   * @param stop asked after each iteration
   * @return how it ended
   */
  public Outcome resume(RunDirectory run, TrainingListener listener, BooleanSupplier stop) {
    int threads = EngineSettings.apply(experiment.threads());
    if (run.manifest().threads() != threads) {
      listener.warned(
          "%s was trained with %d threads, this is %d: the result will not be bit for bit the same"
              .formatted(run.folder(), run.manifest().threads(), threads));
    }
    TrainingStep ready = ready();
    TrainingState state =
        run.checkpoints().restore(ready, listener::warned).orElse(TrainingState.START);
    run.metrics().rewind(state.iteration());
    return train(run, ready, state, listener, stop);
  }

  private TrainingStep ready() {
    built = true;
    opened = Optional.of(provided(step::get));
    return opened.get();
  }

  private void requireFit(Batch batch) {
    ImageSpec images = ready().network().images();
    int pixels = batch.size() * batch.height() * batch.width();
    int inputs = batch.input().length / pixels;
    int targets = batch.target().length / pixels;
    if (inputs != images.inChannels() || targets != images.outChannels()) {
      throw new InputException(
          "the network makes %d channels of %d, but the training set has targets of %d and inputs of %d; change model.in_channels, model.out_channels or data.train"
              .formatted(images.outChannels(), images.inChannels(), targets, inputs));
    }
  }

  private List<Device> devices() {
    return replicas.get().networks().stream().map(n -> n.manager().getDevice()).toList();
  }

  private Outcome train(
      RunDirectory run,
      TrainingStep ready,
      TrainingState from,
      TrainingListener listener,
      BooleanSupplier stop) {
    Trainer trainer =
        new Trainer(experiment.train(), ready, learningRate, validator, run, listener);
    long end = experiment.train().iterations();
    try (Prefetcher prefetcher =
        new Prefetcher(batches, from.iteration(), end, experiment.data().workers(), LOOK_AHEAD)) {
      return trainer.run(from, prefetcher, stop);
    }
  }

  /**
   * Returns the network as it is now.
   *
   * @return the trained network, open until this is closed
   */
  public Network network() {
    return ready().network();
  }

  /**
   * Measures the network as it is now on the validation set.
   *
   * @param viewer sees each image
   * @return scores by image
   */
  public Evaluation evaluate(Evaluation.Viewer viewer) {
    return validator.evaluate(network(), viewer);
  }

  @Override
  public void close() {
    if (built) {
      opened.ifPresent(TrainingStep::close);
      replicas.get().networks().forEach(Network::close);
    }
  }
}
