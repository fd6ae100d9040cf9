package io.mirnet.cli.benchmark;

import io.mirnet.blocks.Network;
import io.mirnet.train.run.NetworkCost;
import java.util.OptionalDouble;

/** Counts multiplications and additions, two for each multiply-add. */
final class Flops {
  /** The backward pass takes each product twice: for the input's gradient and the weight's. */
  private static final double BACK_AND_FORTH = 3;

  private static final double GIGA = 1e9;

  private Flops() {}

  /**
   * Counts those of the convolutions of a forward pass.
   *
   * @param network the network
   * @param batch images at a time
   * @param side their side
   * @return 10^9 operations; empty for a block that can't be traced, which computes all the same
   */
  static OptionalDouble forward(Network network, int batch, int side) {
    return times(2, NetworkCost.gmacs(network, batch, side));
  }

  /**
   * Counts those of a training step, of which the update is left out.
   *
   * @param network the network
   * @param batch images at a time
   * @param side their side
   * @return 10^9 operations; empty for a block that can't be traced
   */
  static OptionalDouble step(Network network, int batch, int side) {
    return times(BACK_AND_FORTH, forward(network, batch, side));
  }

  private static OptionalDouble times(double factor, OptionalDouble count) {
    return count.isPresent() ? OptionalDouble.of(factor * count.getAsDouble()) : count;
  }

  /**
   * Counts those of a product of two square matrices.
   *
   * @param side their side
   * @return 10^9 operations
   */
  static double product(long side) {
    return 2 * side * side * side / GIGA;
  }
}
