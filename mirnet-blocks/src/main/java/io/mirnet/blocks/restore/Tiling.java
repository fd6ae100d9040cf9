package io.mirnet.blocks.restore;

/**
 * How an image is cut so that memory is bounded by the tile, not by the image.
 *
 * @param size side of a square tile in pixels; 0 for the whole image at once
 * @param overlap pixels that neighbouring tiles share, over which one fades into the other
 */
public record Tiling(int size, int overlap) {
  /** The whole image at once. */
  public static final Tiling NONE = new Tiling(0, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if tiles are negative or overlap by more than half
   */
  public Tiling {
    if (size < 0 || overlap < 0 || (size > 0 && overlap > size / 2)) {
      throw new IllegalArgumentException(
          "tiles of %d with an overlap of %d: the overlap may be half a tile at most"
              .formatted(size, overlap));
    }
  }
}
