package io.mirnet.blocks.restore;

/** How images grow on the right and at the bottom to sides that a network takes. */
public final class Border {
  private Border() {}

  /**
   * Returns the side that an image is given.
   *
   * @param side pixels
   * @param multiple what sides are multiples of
   * @return the side, or the next multiple
   */
  public static int roundUp(int side, int multiple) {
    return (side + multiple - 1) / multiple * multiple;
  }

  /**
   * Returns what stands beyond the end.
   *
   * @param index a place, 0 or more
   * @param side pixels of the image
   * @return the place itself, the one that it mirrors, or the last if there is none
   */
  public static int reflect(int index, int side) {
    if (index < side) {
      return index;
    }
    int mirrored = 2 * (side - 1) - index;
    return mirrored >= 0 ? mirrored : side - 1;
  }
}
