package io.mirnet.api.image;

/**
 * The part of a clean image that a degraded pixel depends on. A part of the image that begins at
 * multiples of the grid and goes on for at least the reach around a patch gives the same patch as
 * the whole image, where nothing is left to chance.
 *
 * @param reach pixels in each direction, at most; 0 for the pixel alone
 * @param grid side of the blocks that the image is treated in, as 8 for the blocks of JPEG; 1 if
 *     all places are alike
 */
public record Support(int reach, int grid) {
  /** The pixel alone. */
  public static final Support POINT = new Support(0, 1);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the reach is negative or the grid is less than 1
   */
  public Support {
    if (reach < 0 || grid < 1) {
      throw new IllegalArgumentException("no support: reach " + reach + ", grid " + grid);
    }
  }

  /**
   * Returns the support of one degradation after another.
   *
   * @param next what is applied to the result
   * @return both together
   */
  public Support then(Support next) {
    int common = grid;
    while (common % next.grid != 0) {
      common += grid;
    }
    return new Support(reach + next.reach, common);
  }
}
