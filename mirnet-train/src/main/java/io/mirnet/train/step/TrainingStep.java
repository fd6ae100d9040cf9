package io.mirnet.train.step;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.mirnet.api.image.Batch;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossInputs;
import io.mirnet.api.training.Optimizer;
import io.mirnet.blocks.ChannelsLast;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One update of a network from one batch. The batch is split among replicas of the network (one for
 * each device) and, where a share is too large for memory, into micro-batches; since a loss is a
 * mean, each part counts by its number of samples, and the update is that of the whole batch in one
 * go.
 *
 * <p>Only one step may run in a process at a time: the engine collects gradients for one.
 */
public final class TrainingStep implements AutoCloseable {
  private final List<Network> replicas;
  private final List<ImageLoss> losses;
  private final Optimizer optimizer;
  private final int microBatch;
  private final ChannelsLast channelsLast = new ChannelsLast();

  /**
   * Makes the step.
   *
   * @param replicas networks of one model; the first is the one that the optimizer updates, the
   *     others follow it
   * @param losses the loss of each network, on its device; closed with this
   * @param optimizer of the first network's parameters
   * @param microBatch most samples that a device takes in one go; 0 for any number
   */
  public TrainingStep(
      List<Network> replicas, List<ImageLoss> losses, Optimizer optimizer, int microBatch) {
    if (losses.size() != replicas.size()) {
      throw new IllegalArgumentException(
          losses.size() + " losses for " + replicas.size() + " replicas: each has its own");
    }
    this.replicas = List.copyOf(replicas);
    this.losses = List.copyOf(losses);
    this.optimizer = optimizer;
    this.microBatch = microBatch;
    synchronize();
  }

  /**
   * What a step measured.
   *
   * @param loss the loss of the batch, before the update
   * @param gradientNorm the global norm of its gradients, before clipping
   * @param terms the parts that the loss told, by name
   */
  public record Result(double loss, double gradientNorm, Map<String, Double> terms) {}

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
    try (NDManager manager = replicas.get(0).manager().newSubManager()) {
      LossValues values = backward(batch, iteration);
      double lossValue = values.loss();
      Map<String, NDArray> gradients = gather(manager);
      double norm = GradientNorm.of(gradients);
      if (!Double.isFinite(lossValue) || !Double.isFinite(norm)) {
        throw new DivergedException(diagnose(gradients, lossValue, norm, iteration));
      }
      GradientNorm.clip(gradients, norm, optimizer.clipNorm());
      optimizer.update(gradients, learningRate, iteration);
      gradients.values().forEach(gradient -> gradient.subi(gradient));
      synchronize();
      return new Result(lossValue, norm, values.terms());
    }
  }

  /** Adds the gradients of the whole batch up in the replicas' parameters. */
  private LossValues backward(Batch batch, long iteration) {
    LossValues values = new LossValues();
    List<NDManager> managers = new ArrayList<>();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      for (Slice slice : Slice.of(batch.size(), replicas.size(), microBatch)) {
        Network network = replicas.get(slice.replica());
        NDManager manager = network.manager().newSubManager();
        managers.add(manager);
        NDArray input = array(manager, batch.input(), batch, slice);
        NDArray target = array(manager, batch.target(), batch, slice);
        double share = (double) (slice.to() - slice.from()) / batch.size();
        NDList outputs = new NDList(network.forward(input, true));
        LossInputs inputs = new LossInputs(outputs, target, input, iteration);
        NDArray part = losses.get(slice.replica()).evaluate(inputs).mul((float) share);
        collector.backward(part);
        values.add(part, inputs.terms(), share);
      }
      values.read();
      return values;
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

  /** The gradients of the first replica, with those of the others added and left at zero. */
  private Map<String, NDArray> gather(NDManager manager) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    replicas
        .get(0)
        .parameters()
        .forEach(
            (name, parameter) -> {
              NDArray gradient = parameter.getGradient();
              gradient.attach(manager);
              gradients.put(name, gradient);
            });
    for (Network other : replicas.subList(1, replicas.size())) {
      other
          .parameters()
          .forEach(
              (name, parameter) -> {
                try (NDArray gradient = parameter.getGradient();
                    NDArray moved = gradient.toDevice(manager.getDevice(), true)) {
                  gradients.get(name).addi(moved);
                  gradient.subi(gradient);
                }
              });
    }
    return gradients;
  }

  /** Gives the other replicas the weights of the first. */
  private void synchronize() {
    Map<String, NDArray> source = replicas.get(0).parameters();
    for (Network other : replicas.subList(1, replicas.size())) {
      other.parameters().forEach((name, copy) -> Weights.copy(source.get(name), copy));
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
   * Returns the optimizer's state, for a checkpoint.
   *
   * @return live arrays by name
   */
  public Map<String, NDArray> optimizerState() {
    return optimizer.state();
  }

  /**
   * Returns the network that is trained.
   *
   * @return the first replica
   */
  public Network network() {
    return replicas.get(0);
  }

  /** Closes the losses; the networks stay open. */
  @Override
  public void close() {
    losses.forEach(ImageLoss::close);
  }

  /** To be called after weights were restored into the first replica. */
  public void weightsChanged() {
    synchronize();
  }
}
