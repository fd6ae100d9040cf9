package io.mirnet.data.augmentation;

import io.mirnet.api.image.Image;

/**
 * One of the eight ways in which a square can be put onto itself: four rotations, each with or
 * without a reflection.
 */
final class Turn {
  /** The number of turns. */
  static final int COUNT = 8;

  private final int index;

  private Turn(int index) {
    this.index = index;
  }

  /**
   * Returns a turn.
   *
   * @param index 0 leaves everything in place; bit 0 reflects left-right, bit 1 top-bottom, bit 2
   *     exchanges rows and columns afterwards
   * @throws IllegalArgumentException if the index isn't in 0 to 7
   */
  static Turn of(int index) {
    if (index < 0 || index >= COUNT) {
      throw new IllegalArgumentException("there are turns 0 to 7, no turn " + index);
    }
    return new Turn(index);
  }

  /**
   * Turns an image.
   *
   * @param square as high as it is wide
   * @return its values in other places, as floats
   * @throws IllegalArgumentException if the image is no square
   */
  Image apply(Image square) {
    int side = square.width();
    if (square.height() != side) {
      throw new IllegalArgumentException("only a square can be turned, not " + square);
    }
    int channels = square.channels();
    float[] turned = new float[square.length()];
    int at = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int from = (row(y, x, side) * side + column(y, x, side)) * channels;
        for (int c = 0; c < channels; c++) {
          turned[at++] = square.value(from + c);
        }
      }
    }
    return Image.of(side, side, channels, turned);
  }

  /** The row that the sample at (y, x) of the turned square comes from. */
  private int row(int y, int x, int side) {
    int from = (index & 4) == 0 ? y : x;
    return (index & 2) == 0 ? from : side - 1 - from;
  }

  /** The column that the sample at (y, x) of the turned square comes from. */
  private int column(int y, int x, int side) {
    int from = (index & 4) == 0 ? x : y;
    return (index & 1) == 0 ? from : side - 1 - from;
  }
}
