package io.mirnet.api.image;

/**
 * One of the eight ways in which a rectangle of pixels can be put onto the grid again: four
 * rotations, each with or without a reflection. Augmentation, self-ensembles and the orientation of
 * picture files all turn by this.
 */
public final class Turn {
  /** The number of turns. */
  public static final int COUNT = 8;

  private static final int LEFT_RIGHT = 1;
  private static final int TOP_BOTTOM = 2;
  private static final int EXCHANGE = 4;

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

  /**
   * Returns the turn that puts everything back.
   *
   * @return the inverse
   */
  public Turn inverse() {
    if (!exchanges()) {
      return this;
    }
    // To reflect left-right after the exchange is to reflect top-bottom before it.
    int leftRight = is(TOP_BOTTOM) ? LEFT_RIGHT : 0;
    int topBottom = is(LEFT_RIGHT) ? TOP_BOTTOM : 0;
    return new Turn(EXCHANGE | leftRight | topBottom);
  }

  /**
   * Tells whether rows become columns.
   *
   * @return true where width and height are exchanged
   */
  public boolean exchanges() {
    return is(EXCHANGE);
  }

  /**
   * Turns an image.
   *
   * @param image of any size and depth
   * @return its samples in other places, in the same depth
   */
  public Image apply(Image image) {
    int height = exchanges() ? image.width() : image.height();
    int width = exchanges() ? image.height() : image.width();
    byte[] bytes = image.bits() == 8 ? new byte[image.length()] : null;
    short[] shorts = image.bits() == 16 ? new short[image.length()] : null;
    float[] floats = image.bits() == 32 ? new float[image.length()] : null;
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = from(y, x, image);
        for (int c = 0; c < image.channels(); c++, at++) {
          if (bytes != null) {
            bytes[at] = (byte) image.sample(from + c);
          } else if (shorts != null) {
            shorts[at] = (short) image.sample(from + c);
          } else {
            floats[at] = image.value(from + c);
          }
        }
      }
    }
    if (bytes != null) {
      return Image.of(height, width, image.channels(), bytes);
    }
    return shorts != null
        ? Image.of(height, width, image.channels(), shorts)
        : Image.of(height, width, image.channels(), floats);
  }

  /** Where the pixel at (y, x) of the turned image comes from. */
  private int from(int y, int x, Image image) {
    int row = exchanges() ? x : y;
    int column = exchanges() ? y : x;
    row = is(TOP_BOTTOM) ? image.height() - 1 - row : row;
    column = is(LEFT_RIGHT) ? image.width() - 1 - column : column;
    return (row * image.width() + column) * image.channels();
  }

  private boolean is(int bit) {
    return (index & bit) != 0;
  }
}
