package io.mirnet.train.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.mirnet.api.training.LearningRate;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Validator;

/** Turns an experiment into the objects that train it, by its factory. */
final class TrainingModule extends AbstractModule {
  private final Experiment experiment;

  TrainingModule(Experiment experiment) {
    this.experiment = experiment;
  }

  @Override
  protected void configure() {
    bind(Experiment.class).toInstance(experiment);
    bind(TrainingFactory.class).toInstance(new TrainingFactory(experiment));
    bind(Training.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  DataSets dataSets(TrainingFactory factory) {
    return factory.dataSets();
  }

  @Provides
  @Singleton
  LearningRate learningRate(TrainingFactory factory) {
    return factory.learningRate();
  }

  @Provides
  @Singleton
  BatchSource batches(TrainingFactory factory, DataSets data) {
    return factory.batches(data.training());
  }

  @Provides
  @Singleton
  Validator validator(TrainingFactory factory, DataSets data) {
    return factory.validator(data);
  }
}
