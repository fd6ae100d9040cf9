package io.mirnet.train.run;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.Tracer;
import java.util.OptionalDouble;

/**
 * What a network costs, as papers of this family state it.
 *
 * @param parameters number of weights, trained or frozen; buffers such as running means don't count
 * @param gmacs multiply-adds of convolutions on one image of 256x256, in 10^9; empty for a block
 *     that can't be traced
 */
public record NetworkCost(long parameters, OptionalDouble gmacs) {
  private static final int SIDE = 256;
  private static final double GIGA = 1e9;

  /**
   * Counts.
   *
   * @param network a network
   * @return its size and cost
   */
  public static NetworkCost of(Network network) {
    long parameters = network.parameters().weights();
    return new NetworkCost(parameters, gmacs(network));
  }

  private static OptionalDouble gmacs(Network network) {
    int multiple = network.images().multiple();
    return gmacs(network, 1, Math.max(multiple, SIDE / multiple * multiple));
  }

  /**
   * Counts multiply-adds.
   *
   * @param network a network
   * @param batch number of images
   * @param side their height and width
   * @return those of convolutions and linear layers, in 10^9; empty where a block fails for this
   *     size or uses what can't be traced, which trains all the same
   */
  public static OptionalDouble gmacs(Network network, int batch, int side) {
    try {
      Shape input = new Shape(batch, network.images().inChannels(), side, side);
      return OptionalDouble.of(Tracer.trace(network.block(), input).multiplyAdds() / GIGA);
    } catch (RuntimeException e) { // whatever a block throws that meets arrays without numbers
      return OptionalDouble.empty();
    }
  }
}
