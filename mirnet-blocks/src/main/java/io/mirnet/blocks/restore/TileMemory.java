package io.mirnet.blocks.restore;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.blocks.trace.UntraceableException;
import java.util.Optional;

/**
 * What a network needs for a tile, by its graph: the results that are live at once at the fullest
 * moment, and as much again for what convolutions work in and what allocators keep. A factor of
 * {@value #OVER_LIVE} was measured as enough on a CPU, by blocks and by a script
 * (docs/restoration.md).
 */
public final class TileMemory {
  private static final double OVER_LIVE = 2;

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
   * @return its need; empty if it has no graph
   */
  public static Optional<TileMemory> of(Network network) {
    int side = Border.roundUp(TRACED, network.images().multiple());
    Shape input = new Shape(1, network.images().inChannels(), side, side);
    try {
      long live = Tracer.trace(network.block(), input).mostLive();
      return Optional.of(new TileMemory(OVER_LIVE * BYTES * live / ((double) side * side)));
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
