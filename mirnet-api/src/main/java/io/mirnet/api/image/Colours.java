package io.mirnet.api.image;

import java.util.function.IntToDoubleFunction;

/** What networks are given of pictures: {@code colour: grey}. */
public enum Colours {
  /** Red, green and blue. */
  RGB(3),
  /**
   * One channel, luma of ITU-R BT.601 in full range, as Pillow's mode L, OpenCV's grey and Matlab's
   * {@code rgb2gray} have it, rounded half to even. A picture of equal colours keeps its samples.
   */
  GREY(1);

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private final int channels;

  Colours(int channels) {
    this.channels = channels;
  }

  /**
   * Tells how many channels there are.
   *
   * @return 3 or 1
   */
  public int channels() {
    return channels;
  }

  /**
   * Chooses what a network takes.
   *
   * @param channels those of its input
   * @return grey for 1 channel, else RGB
   */
  public static Colours ofChannels(int channels) {
    return channels == 1 ? GREY : RGB;
  }

  /**
   * Takes these colours of a picture.
   *
   * @param picture (height, width, 3), of any depth
   * @return the picture itself, or (height, width, 1) in the same depth
   */
  public Image of(Image picture) {
    if (this == RGB) {
      return picture;
    }
    if (picture.bits() == 32) {
      float[] values = new float[picture.length() / 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) luma(picture::value, 3 * i);
      }
      return Image.of(picture.height(), picture.width(), 1, values);
    }
    return Image.of(
        picture.height(),
        picture.width(),
        1,
        picture.bits(),
        i -> (int) Math.rint(luma(picture::sample, 3 * i)));
  }

  /**
   * Computes luma of ITU-R BT.601 in full range.
   *
   * @param at values by place
   * @param first the place of red, followed by green and blue
   * @return on the scale of the values, not rounded
   */
  public static double luma(IntToDoubleFunction at, int first) {
    return RED * at.applyAsDouble(first)
        + GREEN * at.applyAsDouble(first + 1)
        + BLUE * at.applyAsDouble(first + 2);
  }

  /**
   * Makes what a file's picture holds of an image.
   *
   * @param image of 3 channels, or of one, which then stands three times
   * @return (height, width, 3) in the same depth
   */
  public static Image spread(Image image) {
    return image.channels() == 3
        ? image
        : image.rearranged(image.height(), image.width(), 3, i -> i / 3);
  }
}
