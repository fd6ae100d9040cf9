package io.mirnet.blocks.restore;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.blocks.trace.UntraceableException;
import java.util.Optional;

/**
 * What a network needs for a tile on a CPU, by its graph: the results that are live at once at the
 * fullest moment, times a factor for what convolutions work in and what is given up later than it
 * could be.
 */
public final class TileMemory {
  /**
   * Measured 1.02 to 1.14, on the released network in tiles of 128 to 768 (docs/restoration.md).
   */
  private static final double COMPILED_OVER_LIVE = 1.5;

  /** Measured 3.2: blocks keep what they make on the way until they return. */
  private static final double EAGER_OVER_LIVE = 4;

  /** Large enough that what doesn't grow with the tile is nothing beside it. */
  private static final int TRACED = 256;

  /** Tiles end at multiples of this. */
  private static final int STEP = 32;

  /** Values are in single precision. */
  private static final int BYTES = Float.BYTES;

  private final double bytesPerPixel;

  private TileMemory(double bytesPerPixel) {
    this.bytesPerPixel = bytesPerPixel;
  }

  /**
   * Measures a network by its graph.
   *
   * @param network the network
   * @param compiled whether it computes by a script, and not by its blocks
   * @return its need; empty if it has no graph
   */
  public static Optional<TileMemory> of(Network network, boolean compiled) {
    int side = Border.roundUp(TRACED, network.images().multiple());
    Shape input = new Shape(1, network.images().inChannels(), side, side);
    double over = compiled ? COMPILED_OVER_LIVE : EAGER_OVER_LIVE;
    try {
      long live = Tracer.trace(network.block(), input).mostLive();
      return Optional.of(new TileMemory(over * BYTES * live / ((double) side * side)));
    } catch (UntraceableException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns what a pixel of a tile needs.
   *
   * @return bytes
   */
  public double bytesPerPixel() {
    return bytesPerPixel;
  }

  /**
   * Returns the largest square tile for an amount of memory.
   *
   * @param bytes the memory
   * @return its side in pixels, a multiple of 32; 32 where even that needs more
   */
  public int side(long bytes) {
    int side = (int) Math.min(1 << 15, Math.sqrt(bytes / bytesPerPixel));
    return Math.max(STEP, side / STEP * STEP);
  }
}
