package io.mirnet.cli.benchmark;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.Tracer;
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
    Shape input = new Shape(batch, network.images().inChannels(), side, side);
    try {
      return OptionalDouble.of(2 * Tracer.trace(network.block(), input).multiplyAdds() / GIGA);
    } catch (RuntimeException e) { // whatever a block throws that meets arrays without numbers
      return OptionalDouble.empty();
    }
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
    OptionalDouble forward = forward(network, batch, side);
    return forward.isPresent()
        ? OptionalDouble.of(BACK_AND_FORTH * forward.getAsDouble())
        : forward;
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
