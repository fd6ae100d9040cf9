package io.mirnet.train.sweep;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.Tracer;

/**
 * What a network costs, as papers of this family state it.
 *
 * @param parameters number of parameters
 * @param gmacs multiply-adds of convolutions on one image of 256x256, in 10^9
 */
public record NetworkCost(long parameters, double gmacs) {
  private static final int SIDE = 256;
  private static final double GIGA = 1e9;

  /**
   * Counts.
   *
   * @param network a network
   * @return its size and cost
   */
  public static NetworkCost of(Network network) {
    ImageSpec images = network.images();
    int side = Math.max(images.multiple(), SIDE / images.multiple() * images.multiple());
    Shape input = new Shape(1, images.inChannels(), side, side);
    long parameters = network.parameters().values().stream().mapToLong(each -> each.size()).sum();
    return new NetworkCost(parameters, Tracer.trace(network.block(), input).multiplyAdds() / GIGA);
  }
}
