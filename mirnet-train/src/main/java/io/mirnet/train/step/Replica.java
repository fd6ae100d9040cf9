package io.mirnet.train.step;

import io.mirnet.api.training.ImageLoss;
import io.mirnet.blocks.Network;

/**
 * What one device computes with: a copy of the network, and a loss whose arrays are there too. Owns
 * both; close it.
 *
 * @param network the network; the first replica's is the one that is trained
 * @param loss the loss; all replicas' are alike
 */
public record Replica(Network network, ImageLoss loss) implements AutoCloseable {
  @Override
  public void close() {
    loss.close();
    network.close();
  }
}
