package io.mirnet.api.image;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * An image of interleaved samples (height, width, channels), immutable. Samples of files are held
 * as compactly as the file holds them (8 or 16 bit); results of computations as floats. Values read
 * from it are in [0, 1] for 8 and 16 bit: the sample divided by 255 or 65535.
 */
public final class Image {
  private final int height;
  private final int width;
  private final int channels;
  private final byte[] bytes;
  private final short[] shorts;
  private final float[] floats;

  private Image(
      int height,
      int width,
      int channels,
      byte[] bytes,
      short[] shorts,
      float[] floats,
      int length) {
    if (height < 1 || width < 1 || channels < 1 || (long) height * width * channels != length) {
      throw new IllegalArgumentException(
          "%d samples don't make an image of height %d, width %d and %d channels"
              .formatted(length, height, width, channels));
    }
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.bytes = bytes;
    this.shorts = shorts;
    this.floats = floats;
  }

  /**
   * Wraps 8-bit samples; the array is not copied and must not change.
   *
   * @param height rows
   * @param width columns
   * @param channels samples of a pixel
   * @param samples unsigned, interleaved
   * @return the image
   */
  public static Image of(int height, int width, int channels, byte[] samples) {
    return new Image(height, width, channels, samples, null, null, samples.length);
  }

  /**
   * Wraps 16-bit samples; the array is not copied and must not change.
   *
   * @param height rows
   * @param width columns
   * @param channels samples of a pixel
   * @param samples unsigned, interleaved
   * @return the image
   */
  public static Image of(int height, int width, int channels, short[] samples) {
    return new Image(height, width, channels, null, samples, null, samples.length);
  }

  /**
   * Wraps float samples; the array is not copied and must not change.
   *
   * @param height rows
   * @param width columns
   * @param channels samples of a pixel
   * @param values interleaved, in [0, 1] unless they are raw outputs of a network
   * @return the image
   */
  public static Image of(int height, int width, int channels, float[] values) {
    return new Image(height, width, channels, null, null, values, values.length);
  }

  /**
   * Returns the number of rows.
   *
   * @return pixels
   */
  public int height() {
    return height;
  }

  /**
   * Returns the number of columns.
   *
   * @return pixels
   */
  public int width() {
    return width;
  }

  /**
   * Returns the samples of a pixel.
   *
   * @return channels
   */
  public int channels() {
    return channels;
  }

  /**
   * Returns how samples are held.
   *
   * @return 8, 16, or 32 for floats
   */
  public int bits() {
    return bytes != null ? 8 : shorts != null ? 16 : 32;
  }

  /**
   * Returns the number of samples.
   *
   * @return height * width * channels
   */
  public int length() {
    return height * width * channels;
  }

  /**
   * Makes an image of samples as files hold them.
   *
   * @param height rows
   * @param width columns
   * @param channels samples of a pixel
   * @param bits 8 or 16
   * @param sample by its place in the interleaved order; 0 to 255 or 0 to 65535
   * @return the image
   */
  public static Image of(int height, int width, int channels, int bits, IntUnaryOperator sample) {
    int length = height * width * channels;
    if (bits == 8) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) sample.applyAsInt(i);
      }
      return of(height, width, channels, bytes);
    }
    short[] shorts = new short[length];
    for (int i = 0; i < length; i++) {
      shorts[i] = (short) sample.applyAsInt(i);
    }
    return of(height, width, channels, shorts);
  }

  /**
   * Makes an image of this one's samples, in its depth.
   *
   * @param height rows
   * @param width columns
   * @param channels samples of a pixel
   * @param from where in this image each sample of the other one stands, by place in the
   *     interleaved order
   * @return the image
   */
  public Image rearranged(int height, int width, int channels, IntUnaryOperator from) {
    if (floats == null) {
      return of(height, width, channels, bits(), i -> sample(from.applyAsInt(i)));
    }
    float[] values = new float[height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[from.applyAsInt(i)];
    }
    return of(height, width, channels, values);
  }

  /**
   * Returns a value by its place in the interleaved order.
   *
   * @param index (y * width + x) * channels + c
   * @return the value; in [0, 1] for 8 and 16 bit
   */
  public float value(int index) {
    if (bytes != null) {
      return (bytes[index] & 0xff) / 255f;
    }
    return shorts != null ? (shorts[index] & 0xffff) / 65535f : floats[index];
  }

  /**
   * Returns a sample as the file holds it.
   *
   * @param index (y * width + x) * channels + c
   * @return 0 to 255 or 0 to 65535
   * @throws IllegalStateException if the samples are floats
   */
  public int sample(int index) {
    if (floats != null) {
      throw new IllegalStateException("a float image has no integer samples; quantize it first");
    }
    return bytes != null ? bytes[index] & 0xff : shorts[index] & 0xffff;
  }

  /**
   * Returns all values, interleaved.
   *
   * @return a new array of {@link #length()} floats
   */
  public float[] toFloats() {
    if (floats != null) {
      return floats.clone();
    }
    float[] values = new float[length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return values;
  }

  /**
   * Clamps to [0, 1] and rounds to the nearest level, half to even as Matlab's and numpy's image
   * conversions of this family do.
   *
   * @param bits 8 or 16
   * @return an image of that depth; this one if it has that depth already
   */
  public Image quantize(int bits) {
    if (bits == bits()) {
      return this;
    }
    if (bits != 8 && bits != 16) {
      throw new IllegalArgumentException("images have 8 or 16 bits, not " + bits);
    }
    byte[] to8 = bits == 8 ? new byte[length()] : null;
    short[] to16 = bits == 16 ? new short[length()] : null;
    for (int i = 0; i < length(); i++) {
      double clamped = Math.min(1, Math.max(0, value(i)));
      if (to8 != null) {
        to8[i] = (byte) Math.rint(clamped * 255);
      } else {
        to16[i] = (short) Math.rint(clamped * 65535);
      }
    }
    return new Image(height, width, channels, to8, to16, null, length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image that
        && height == that.height
        && width == that.width
        && channels == that.channels
        && Arrays.equals(bytes, that.bytes)
        && Arrays.equals(shorts, that.shorts)
        && Arrays.equals(floats, that.floats);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(bytes) + Arrays.hashCode(shorts);
  }

  @Override
  public String toString() {
    return "%dx%d, %d channels, %d bit".formatted(width, height, channels, bits());
  }
}
