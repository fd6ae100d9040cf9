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
   * @param channels those of its output
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
    int pixels = picture.length() / 3;
    if (picture.bits() == 32) {
      float[] values = new float[pixels];
      for (int i = 0; i < pixels; i++) {
        values[i] = (float) luma(picture::value, 3 * i);
      }
      return Image.of(picture.height(), picture.width(), 1, values);
    }
    byte[] bytes = new byte[picture.bits() == 8 ? pixels : 0];
    short[] shorts = new short[picture.bits() == 8 ? 0 : pixels];
    for (int i = 0; i < pixels; i++) {
      int sample = (int) Math.rint(luma(picture::sample, 3 * i));
      if (picture.bits() == 8) {
        bytes[i] = (byte) sample;
      } else {
        shorts[i] = (short) sample;
      }
    }
    return picture.bits() == 8
        ? Image.of(picture.height(), picture.width(), 1, bytes)
        : Image.of(picture.height(), picture.width(), 1, shorts);
  }

  private static double luma(IntToDoubleFunction at, int first) {
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
    if (image.channels() == 3) {
      return image;
    }
    int length = 3 * image.length();
    if (image.bits() == 32) {
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = image.value(i / 3);
      }
      return Image.of(image.height(), image.width(), 3, values);
    }
    byte[] bytes = new byte[image.bits() == 8 ? length : 0];
    short[] shorts = new short[image.bits() == 8 ? 0 : length];
    for (int i = 0; i < length; i++) {
      if (image.bits() == 8) {
        bytes[i] = (byte) image.sample(i / 3);
      } else {
        shorts[i] = (short) image.sample(i / 3);
      }
    }
    return image.bits() == 8
        ? Image.of(image.height(), image.width(), 3, bytes)
        : Image.of(image.height(), image.width(), 3, shorts);
  }
}
