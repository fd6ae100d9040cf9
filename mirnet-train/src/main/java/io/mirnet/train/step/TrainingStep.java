package io.mirnet.train.step;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.mirnet.api.image.Batch;
import io.mirnet.blocks.Forward;
import io.mirnet.blocks.Network;
import io.mirnet.data.batch.SampleRandom;
import io.mirnet.train.execution.Gradients;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One update of a network from one batch. The batch is split among replicas of the network (one for
 * each device, each computing on a thread of its own) and, where a share is too large for memory,
 * into micro-batches; since a loss is a mean, each part counts by its number of samples, and the
 * update is that of the whole batch in one go.
 *
 * <p>After a step, whether it updated or threw, all gradients are zero, so that the next batch is
 * unharmed. What the engine draws (dropout) is a function of the seed and the iteration.
 *
 * <p>Owns threads where there are several replicas; close it.
 */
public final class TrainingStep implements AutoCloseable {
  /** Keeps what the engine draws apart from what samples draw, which count from 0. */
  private static final int ENGINE = -2;

  private final List<Replica> replicas;
  private final Replicas devices;
  private final Update update;
  private final int microBatch;
  private final long seed;
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
    devices = new Replicas(this.replicas);
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
      Gradients.Result computed = devices.gradients(manager, batch, microBatch, iteration);
      Map<String, NDArray> weights = network().parameters().trained();
      Map<String, NDArray> gradients = named(weights, computed.gradients());
      double norm = GradientNorm.of(computed.gradients());
      if (!Double.isFinite(computed.loss()) || !Double.isFinite(norm)) {
        throw new DivergedException(diagnose(gradients, computed.loss(), norm, iteration));
      }
      updating = true;
      update.apply(gradients, weights, norm, learningRate, iteration);
      devices.shareUpdate();
      updating = false;
      return new Result(computed.loss(), computed.terms(), norm);
    } finally {
      devices.clear();
    }
  }

  private static Map<String, NDArray> named(Map<String, NDArray> weights, List<NDArray> gradients) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    Iterator<NDArray> each = gradients.iterator();
    weights.keySet().forEach(name -> named.put(name, each.next()));
    return named;
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
    return average.isEmpty() ? Optional.empty() : Optional.of(forward().with(average));
  }

  /**
   * Returns how the network computes.
   *
   * @return the first replica's way, with the weights that are trained
   */
  public Forward forward() {
    return replicas.get(0).computed().forward();
  }

  /** To be called after weights were restored into the first replica. */
  public void weightsChanged() {
    devices.shareAll();
  }

  @Override
  public void close() {
    devices.close();
  }
}
