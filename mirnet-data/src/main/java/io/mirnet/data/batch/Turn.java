package io.mirnet.data.batch;

/**
 * One of the eight ways in which a square can be put onto itself: four rotations, each with or
 * without a reflection. They change no sample, so they are safe for every restoration task.
 */
public final class Turn {
  /** The number of turns. */
  public static final int COUNT = 8;

  private final int index;

  private Turn(int index) {
    this.index = index;
  }

  /**
   * Returns a turn.
   *
   * @param index 0 leaves everything in place; bit 0 reflects left-right, bit 1 top-bottom, bit 2
   *     exchanges rows and columns afterwards
   * @return the turn
   * @throws IllegalArgumentException if the index isn't in 0 to 7
   */
  public static Turn of(int index) {
    if (index < 0 || index >= COUNT) {
      throw new IllegalArgumentException("there are turns 0 to 7, no turn " + index);
    }
    return new Turn(index);
  }

  /** The row that the sample at (y, x) of the turned square comes from. */
  int row(int y, int x, int side) {
    int from = (index & 4) == 0 ? y : x;
    return (index & 2) == 0 ? from : side - 1 - from;
  }

  /** The column that the sample at (y, x) of the turned square comes from. */
  int column(int y, int x, int side) {
    int from = (index & 4) == 0 ? x : y;
    return (index & 1) == 0 ? from : side - 1 - from;
  }
}
