package io.mirnet.train.assembly;

import ai.djl.Device;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.Optimizer;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.blocks.Network;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.train.Validator;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.config.ValidationOptions;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.TrainingStep;
import java.util.ArrayList;
import java.util.List;

/** Turns an experiment into the objects that train it. */
final class TrainingModule extends AbstractModule {
  private final Experiment experiment;

  TrainingModule(Experiment experiment) {
    this.experiment = experiment;
  }

  @Override
  protected void configure() {
    bind(Experiment.class).toInstance(experiment);
    bind(Training.class).in(Singleton.class);
  }

  /** The network, once for each device; the first is the one that is saved. */
  record Replicas(List<Network> networks) {}

  @Provides
  @Singleton
  DataSets dataSets() {
    return DataSets.open(experiment.data(), experiment.seed());
  }

  @Provides
  @Singleton
  Replicas replicas() {
    List<Network> networks = new ArrayList<>();
    for (Device device : Devices.of(experiment.device())) {
      networks.add(Network.create(experiment.model(), device, experiment.seed()));
    }
    return new Replicas(networks);
  }

  @Provides
  @Singleton
  LearningRate learningRate() {
    return LearningRateProvider.build(
        experiment.train().learningRate(), experiment.train().iterations());
  }

  @Provides
  @Singleton
  Optimizer optimizer(Replicas replicas) {
    Network first = replicas.networks().get(0);
    return OptimizerProvider.build(
        experiment.train().optimizer(), new OptimizerSpec(first.manager(), first.parameters()));
  }

  @Provides
  @Singleton
  TrainingStep step(Replicas replicas, Optimizer optimizer) {
    List<ImageLoss> losses = new ArrayList<>();
    for (Network network : replicas.networks()) {
      losses.add(LossProvider.build(experiment.train().loss(), new LossSpec(network.manager())));
    }
    return new TrainingStep(
        replicas.networks(), losses, optimizer, experiment.train().microBatch());
  }

  @Provides
  @Singleton
  BatchSource batches(DataSets data) {
    List<Augmentation> augmentations =
        experiment.data().augmentations().stream().map(AugmentationProvider::build).toList();
    return new BatchSource(
        data.training(),
        PatchScheduleProvider.build(experiment.train().patches(), experiment.train().iterations()),
        augmentations,
        experiment.seed());
  }

  @Provides
  @Singleton
  Validator validator(DataSets data) {
    ValidationOptions options = experiment.train().validation();
    return new Validator(
        data.validation(), MetricProvider.build(options.protocol()), options.pictures());
  }
}
