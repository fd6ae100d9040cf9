package io.mirnet.data.benchmark;

/**
 * A rectangle of pixels.
 *
 * @param top its first row, from 0
 * @param left its first column, from 0
 * @param height rows
 * @param width columns
 */
public record Box(int top, int left, int height, int width) {
  /** Whether the box has pixels and lies in a picture. */
  boolean isWithin(int rows, int columns) {
    return top >= 0
        && left >= 0
        && height > 0
        && width > 0
        && height <= rows - top
        && width <= columns - left;
  }

  /** As Matlab counts: from 1. */
  @Override
  public String toString() {
    return "rows %d to %d and columns %d to %d"
        .formatted(top + 1, top + height, left + 1, left + width);
  }
}
