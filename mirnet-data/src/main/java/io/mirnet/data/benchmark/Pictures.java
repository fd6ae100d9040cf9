package io.mirnet.data.benchmark;

import io.mirnet.api.image.Image;
import io.mirnet.data.matlab.MatArray;
import io.mirnet.data.matlab.MatType;

/** Cuts pictures out of Matlab's arrays, whose first index runs fastest. */
final class Pictures {
  /** Channels of all pictures here. */
  static final int COLOURS = 3;

  /**
   * Floats above it are no results of a network: those overshoot 1 by little, and pictures up to
   * 255 by much.
   */
  private static final double HIGHEST = 2;

  private Pictures() {}

  /**
   * Cuts a rectangle.
   *
   * @param array ... x height x width x 3; uint8 of 0 to 255, or floats of [0, 1]
   * @param step elements from one row to the next: the product of the sides before the height
   * @param rows the array's height
   * @param columns the array's width
   * @param box the rectangle
   * @param first the element at the array's top left
   * @return 8 bit, or floats, as the array is
   * @throws IllegalArgumentException if a float isn't finite or too large
   */
  static Image cut(MatArray array, int step, int rows, int columns, Box box, int first) {
    int length = box.height() * box.width() * COLOURS;
    byte[] bytes = array.variable().type() == MatType.UINT8 ? new byte[length] : null;
    float[] floats = bytes == null ? new float[length] : null;
    for (int c = 0; c < COLOURS; c++) {
      for (int x = 0; x < box.width(); x++) {
        int column = (c * columns + box.left() + x) * rows + box.top();
        for (int y = 0; y < box.height(); y++) {
          double value = array.values().applyAsDouble(first + (column + y) * step);
          int to = (y * box.width() + x) * COLOURS + c;
          if (bytes != null) {
            bytes[to] = (byte) value;
          } else {
            floats[to] = checked(value);
          }
        }
      }
    }
    return bytes != null
        ? Image.of(box.height(), box.width(), COLOURS, bytes)
        : Image.of(box.height(), box.width(), COLOURS, floats);
  }

  private static float checked(double value) {
    if (!(Math.abs(value) <= HIGHEST)) {
      throw new IllegalArgumentException(
          "it holds %s, but floats should be in [0, 1]; divide by 255, or save uint8"
              .formatted(value));
    }
    return (float) value;
  }
}
