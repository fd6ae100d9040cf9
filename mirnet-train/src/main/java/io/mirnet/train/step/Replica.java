package io.mirnet.train.step;

import io.mirnet.api.training.ImageLoss;
import io.mirnet.blocks.Network;
import io.mirnet.train.execution.Computation;
import io.mirnet.train.execution.Computed;
import io.mirnet.train.execution.Execution;
import io.mirnet.train.execution.Gradients;
import io.mirnet.train.execution.Precision;

/**
 * What one device computes with: a copy of the network, a loss whose arrays are there too, and how
 * they compute. Owns both; close it.
 *
 * @param network the network; the first replica's is the one that is trained
 * @param loss the loss; all replicas' are alike
 * @param computed how the network computes
 */
public record Replica(Network network, ImageLoss loss, Computed computed) implements AutoCloseable {

  /**
   * Makes a replica that computes by a script where network and loss have one.
   *
   * @param network the network; what is frozen is settled
   * @param loss the loss
   */
  public Replica(Network network, ImageLoss loss) {
    this(network, loss, new Computation(Execution.AUTO, Precision.FLOAT32).of(network, loss));
  }

  /**
   * Makes a replica that computes as is asked for.
   *
   * @param network the network; what is frozen is settled
   * @param loss the loss
   * @param computation how to compute
   * @return the replica
   * @throws io.mirnet.api.InputException if it can't compute as asked; nothing is closed then
   */
  public static Replica of(Network network, ImageLoss loss, Computation computation) {
    return new Replica(network, loss, computation.of(network, loss));
  }

  Gradients gradients() {
    return computed.gradients(loss);
  }

  @Override
  public void close() {
    loss.close();
    network.close();
  }
}
