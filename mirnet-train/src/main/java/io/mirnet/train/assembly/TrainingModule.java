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
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.api.training.RateSpec;
import io.mirnet.blocks.Network;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.train.Validator;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.config.ValidationOptions;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.TrainingStep;
import io.mirnet.train.step.Update;
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
  ImageLoss loss() {
    return LossProvider.build(experiment.train().loss());
  }

  @Provides
  @Singleton
  LearningRate learningRate(PatchSchedule patches) {
    return LearningRateProvider.build(
        experiment.train().learningRate(), new RateSpec(experiment.train().iterations(), patches));
  }

  @Provides
  @Singleton
  Update update(Replicas replicas) {
    return Updates.of(experiment.train(), replicas.networks().get(0));
  }

  @Provides
  @Singleton
  TrainingStep step(Replicas replicas, ImageLoss loss, Update update) {
    return new TrainingStep(replicas.networks(), loss, update, experiment.train().microBatch());
  }

  @Provides
  @Singleton
  PatchSchedule patches() {
    return PatchScheduleProvider.build(
        experiment.train().patches(), experiment.train().iterations());
  }

  @Provides
  @Singleton
  BatchSource batches(DataSets data, PatchSchedule patches) {
    List<Augmentation> augmentations =
        experiment.data().augmentations().stream().map(AugmentationProvider::build).toList();
    return new BatchSource(data.training(), patches, augmentations, experiment.seed());
  }

  @Provides
  @Singleton
  Validator validator(DataSets data) {
    ValidationOptions options = experiment.train().validation();
    return new Validator(
        data.validation(), MetricProvider.build(options.protocol()), options.pictures());
  }
}
