package io.mirnet.train.step;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.api.image.Batch;
import io.mirnet.api.training.LossInputs;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Parameters.Role;
import io.mirnet.blocks.Weights;
import io.mirnet.blocks.engine.Autograd;
import io.mirnet.data.batch.SampleRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One update of a network from one batch. The batch is split among replicas of the network (one for
 * each device) and, where a share is too large for memory, into micro-batches; since a loss is a
 * mean, each part counts by its number of samples, and the update is that of the whole batch in one
 * go.
 *
 * <p>After a step, whether it updated or threw, all gradients are zero, so that the next batch is
 * unharmed. What the engine draws (dropout) is a function of the seed and the iteration.
 *
 * <p>Only one step may run in a process at a time: the engine collects gradients for one.
 */
public final class TrainingStep {
  /** Keeps what the engine draws apart from what samples draw, which count from 0. */
  private static final int ENGINE = -2;

  private final List<Replica> replicas;
  private final Update update;
  private final int microBatch;
  private final long seed;
  private final ChannelsLast channelsLast = new ChannelsLast();
  private boolean updating;

  /**
   * Makes the step.
   *
   * @param replicas networks of one model; the first is the one that is updated, the others follow
   * @param update turns the gradients of the first network into its next weights
   * @param microBatch most samples that a device takes in one go; 0 for any number
   * @param seed of what the engine draws
   */
  public TrainingStep(List<Replica> replicas, Update update, int microBatch, long seed) {
    this.replicas = List.copyOf(replicas);
    this.update = update;
    this.microBatch = microBatch;
    this.seed = seed;
    weightsChanged();
  }

  /**
   * What a step measured.
   *
   * @param loss the loss of the batch, before the update
   * @param terms parts of the loss by name; empty for a loss of one part
   * @param gradientNorm the global norm of the gradients of what is trained, before clipping
   */
  public record Result(double loss, Map<String, Double> terms, double gradientNorm) {}

  /**
   * Trains on one batch.
   *
   * @param batch the batch
   * @param learningRate the rate of this update
   * @param iteration number of updates done before, from 0
   * @return loss and norm of the gradients
   * @throws DivergedException if either is not finite; the weights are then those before the step
   */
  public Result run(Batch batch, double learningRate, long iteration) {
    try (NDManager manager = network().manager().newSubManager()) {
      Engine.getInstance()
          .setRandomSeed(SampleRandom.at(seed, iteration, ENGINE).nextInt(Integer.MAX_VALUE));
      Result losses = backward(batch, iteration);
      Map<String, NDArray> gradients = gather(manager);
      double norm = GradientNorm.of(gradients);
      if (!Double.isFinite(losses.loss()) || !Double.isFinite(norm)) {
        throw new DivergedException(diagnose(gradients, losses.loss(), norm, iteration));
      }
      updating = true;
      update.apply(gradients, network().parameters().trained(), norm, learningRate, iteration);
      synchronize(network().parameters().trained());
      synchronize(network().parameters().of(Role.BUFFER));
      updating = false;
      return new Result(losses.loss(), losses.terms(), norm);
    } finally {
      for (Replica replica : replicas) {
        replica.network().parameters().trained().values().forEach(Autograd::zero);
      }
    }
  }

  /** Adds the gradients of the whole batch up in the replicas' parameters. */
  private Result backward(Batch batch, long iteration) {
    LossParts parts = new LossParts();
    List<NDManager> managers = new ArrayList<>();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      for (Slice slice : Slice.of(batch.size(), replicas.size(), microBatch)) {
        Replica replica = replicas.get(slice.replica());
        NDManager manager = replica.network().manager().newSubManager();
        managers.add(manager);
        NDArray input = array(manager, batch.input(), batch, slice);
        NDArray target = array(manager, batch.target(), batch, slice);
        LossInputs inputs =
            new LossInputs(replica.network().train(input), target, input, iteration);
        NDArray loss = replica.loss().evaluate(inputs);
        double share = (double) (slice.to() - slice.from()) / batch.size();
        collector.backward(parts.add(loss, inputs.terms(), share));
      }
      return new Result(parts.loss(), parts.terms(), Double.NaN);
    } finally {
      managers.forEach(NDManager::close);
    }
  }

  private NDArray array(NDManager manager, float[] values, Batch batch, Slice slice) {
    int sample = values.length / batch.size();
    int channels = sample / (batch.height() * batch.width());
    Shape shape = new Shape(slice.to() - slice.from(), channels, batch.height(), batch.width());
    boolean whole = slice.from() == 0 && slice.to() == batch.size();
    float[] part =
        whole ? values : Arrays.copyOfRange(values, slice.from() * sample, slice.to() * sample);
    return channelsLast.toArray(manager, part, shape);
  }

  /** The gradients of what is trained in the first replica, with those of the others added. */
  private Map<String, NDArray> gather(NDManager manager) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    network()
        .parameters()
        .trained()
        .forEach(
            (name, parameter) -> {
              NDArray gradient = parameter.getGradient();
              gradient.attach(manager);
              gradients.put(name, gradient);
            });
    for (Replica other : replicas.subList(1, replicas.size())) {
      other
          .network()
          .parameters()
          .trained()
          .forEach(
              (name, parameter) -> {
                try (NDArray gradient = parameter.getGradient();
                    NDArray moved = gradient.toDevice(manager.getDevice(), true)) {
                  gradients.get(name).addi(moved);
                }
              });
    }
    return gradients;
  }

  /** Gives the other replicas these arrays of the first. */
  private void synchronize(Map<String, NDArray> source) {
    for (Replica other : replicas.subList(1, replicas.size())) {
      Map<String, NDArray> copies = other.network().parameters().all();
      source.forEach((name, array) -> Weights.copy(array, copies.get(name)));
    }
  }

  private static String diagnose(
      Map<String, NDArray> gradients, double loss, double norm, long iteration) {
    String where =
        gradients.entrySet().stream()
            .filter(e -> !Float.isFinite(e.getValue().norm().getFloat()))
            .findFirst()
            .map(e -> "; the first gradient that is not finite is that of " + e.getKey())
            .orElse("");
    return "iteration %d: loss %s, gradient norm %s%s"
        .formatted(iteration + 1, (float) loss, (float) norm, where);
  }

  /**
   * Tells whether the weights are those after a whole number of updates, so that they may be saved.
   *
   * @return false if an update was begun and threw
   */
  public boolean isWhole() {
    return !updating;
  }

  /**
   * Returns the state of the update's links, for a checkpoint.
   *
   * @return live arrays by name
   */
  public Map<String, NDArray> state() {
    return update.state();
  }

  /**
   * Returns the network that is trained.
   *
   * @return that of the first replica
   */
  public Network network() {
    return replicas.get(0).network();
  }

  /**
   * Returns the average of the weights.
   *
   * @return live arrays by public name; empty where none is kept
   */
  public Map<String, NDArray> average() {
    return update.averaged().orElse(Map.of());
  }

  /**
   * Returns how the network computes with the average of its weights.
   *
   * @return empty where no average is kept
   */
  public Optional<Forward> averaged() {
    Map<String, NDArray> average = average();
    return average.isEmpty() ? Optional.empty() : Optional.of(network().with(average));
  }

  /** To be called after weights were restored into the first replica. */
  public void weightsChanged() {
    synchronize(network().parameters().all());
  }
}
