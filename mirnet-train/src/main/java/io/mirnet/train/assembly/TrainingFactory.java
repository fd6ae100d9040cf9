package io.mirnet.train.assembly;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.mirnet.api.InputException;
import io.mirnet.api.image.Augmentation;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.DataSetSpec.Use;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.AverageSpec;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.OptimizerSpec;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.api.training.RateSpec;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.model.WeightTransfer;
import io.mirnet.data.batch.BatchSource;
import io.mirnet.data.set.PairsCheck;
import io.mirnet.train.config.DataOptions;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.config.NetworkOptions;
import io.mirnet.train.config.ParameterGroups;
import io.mirnet.train.config.TrainOptions;
import io.mirnet.train.execution.Computation;
import io.mirnet.train.measure.Validator;
import io.mirnet.train.step.Devices;
import io.mirnet.train.step.Replica;
import io.mirnet.train.step.TrainingStep;
import io.mirnet.train.step.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the parts of a training as an experiment says, each by a plain call: Guice's module, step
 * timers, benchmarks and programs all make them here.
 */
public final class TrainingFactory {
  private final Experiment experiment;
  private final TrainOptions train;

  /**
   * Makes the factory.
   *
   * @param experiment what decides everything
   */
  public TrainingFactory(Experiment experiment) {
    this.experiment = experiment;
    train = experiment.train();
  }

  /**
   * Makes the network with random weights, once for each device, with a loss there.
   *
   * @return replicas; the first one's network is the one that is trained. The caller closes all
   * @throws InputException if a device isn't there
   */
  public List<Replica> replicas() {
    return replicas(computation());
  }

  /**
   * Returns how the experiment's network is to compute.
   *
   * @return as the configuration says
   */
  public Computation computation() {
    return new Computation(experiment.execution(), experiment.precision());
  }

  /**
   * Makes the replicas of a run that is to compute in a certain way.
   *
   * @param computation takes the place of what the configuration says
   * @return replicas, as {@link #replicas()} makes them
   * @throws InputException if a device isn't there, or can't compute so
   */
  public List<Replica> replicas(Computation computation) {
    List<Replica> replicas = new ArrayList<>();
    try {
      for (Device device : Devices.of(experiment.device())) {
        replicas.add(replica(device, computation));
      }
      return List.copyOf(replicas);
    } catch (RuntimeException e) {
      replicas.forEach(Replica::close);
      throw e;
    }
  }

  /**
   * Makes the network with random weights on one device, with a loss there.
   *
   * @param device where
   * @return the replica; the caller closes it
   */
  public Replica replica(Device device) {
    return replica(device, computation());
  }

  private Replica replica(Device device, Computation computation) {
    NetworkOptions options = experiment.model();
    Network network = Network.create(options.network(), device, experiment.seed());
    try {
      network.parameters().freeze(options.frozen());
      LossSpec spec = new LossSpec(network.manager());
      return Replica.of(network, LossProvider.build(train.loss(), spec), computation);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /**
   * Gives a network the weights that the configuration starts from.
   *
   * @param network the one that is trained
   * @return what matched and what didn't, as text; empty if the network starts from random weights
   * @throws InputException if the file can't be read or doesn't fit
   */
  public Optional<String> startingWeights(Network network) {
    return experiment
        .model()
        .weights()
        .map(weights -> new WeightTransfer(weights).into(network).text());
  }

  /**
   * Makes the update of what is trained.
   *
   * @param manager owns the arrays of the update's state
   * @param trained parameters by public name, initialized
   * @return clipping, optimizer and average
   * @throws InputException if a parameter group's pattern fits no name
   */
  public Update update(NDManager manager, Map<String, Parameter> trained) {
    Map<String, NDArray> weights = new LinkedHashMap<>();
    trained.forEach((name, parameter) -> weights.put(name, parameter.getArray()));
    ParameterGroups groups = new ParameterGroups(train.parameters());
    return new Update(
        ClipProvider.build(train.clip()),
        OptimizerProvider.build(train.optimizer(), new OptimizerSpec(manager, groups.of(trained))),
        train
            .average()
            .map(average -> AverageProvider.build(average, new AverageSpec(manager, weights))));
  }

  /**
   * Makes the step.
   *
   * @param replicas what it computes with
   * @return the step
   */
  public TrainingStep step(List<Replica> replicas) {
    Network network = replicas.get(0).network();
    Update update = update(network.manager(), network.parameters().trainedParameters());
    return new TrainingStep(replicas, update, train.microBatch(), experiment.seed());
  }

  /**
   * Makes the patch schedule.
   *
   * @return patch and batch size by iteration
   */
  public PatchSchedule patches() {
    return PatchScheduleProvider.build(train.patches(), train.iterations());
  }

  /**
   * Makes the learning rate.
   *
   * @return the rate by iteration
   */
  public LearningRate learningRate() {
    return LearningRateProvider.build(
        train.learningRate(), new RateSpec(train.iterations(), patches()));
  }

  /**
   * Opens the training set.
   *
   * @return the pairs, not cached
   * @throws InputException if files are missing or don't match
   */
  public PairedImages trainingPairs() {
    DataOptions data = experiment.data();
    return DataSets.open(data.train().set(), data, experiment.seed(), Use.TRAINING);
  }

  /**
   * Holds the training set against the whole run.
   *
   * @param pairs the training set
   * @throws InputException if pictures are smaller than a patch that the run comes to, or have
   *     other channels than the network; lists them
   */
  public void require(PairedImages pairs) {
    new PairsCheck(
            patches(),
            train.iterations(),
            experiment.data().train().pad(),
            ModelProvider.imagesOf(experiment.model().network()))
        .require(pairs);
  }

  /**
   * Opens the data sets.
   *
   * @return the sets, held against the whole run
   * @throws InputException if files are missing, don't match or don't fit the run
   */
  public DataSets dataSets() {
    PairedImages training = trainingPairs();
    require(training);
    return DataSets.of(training, experiment.data(), train.validation(), experiment.seed());
  }

  /**
   * Makes what makes batches.
   *
   * @param training pairs to cut patches from
   * @return the source
   */
  public BatchSource batches(PairedImages training) {
    List<Augmentation> augmentations =
        experiment.data().augmentations().stream().map(AugmentationProvider::build).toList();
    return new BatchSource(
        training, patches(), augmentations, experiment.data().train().pad(), experiment.seed());
  }

  /**
   * Makes the validator.
   *
   * @param data the opened sets
   * @return the validator
   */
  public Validator validator(DataSets data) {
    return new Validator(data.validation(), experiment.monitor(), train.validation().pictures());
  }
}
