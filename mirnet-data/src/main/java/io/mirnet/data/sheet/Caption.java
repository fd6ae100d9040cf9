package io.mirnet.data.sheet;

import io.mirnet.api.image.Image;
import java.util.Arrays;

/** Text below a picture, and parts of it enlarged: what a sheet is put together of. */
public final class Caption {
  /** Pixels above and below the letters, in their own size. */
  private static final int MARGIN = 2;

  /** Of a picture: letters of a wider one are twice as large, or more. */
  private static final int WIDE = 160;

  private static final int WIDER = 200;

  private static final byte WHITE = (byte) 255;
  private static final byte BLACK = 0;

  private Caption() {}

  /**
   * Makes a strip of text, black on white, to stand above or below a picture.
   *
   * @param text capitals, digits and a few signs; small letters become capitals, and what doesn't
   *     fit is cut off
   * @param width pixels of the picture
   * @return an image of that width, 3 channels, 8 bit
   */
  public static Image strip(String text, int width) {
    int scale = width < WIDE ? 1 : Math.max(2, width / WIDER);
    int height = scale * (Lettering.HEIGHT + 2 * MARGIN);
    byte[] samples = new byte[3 * width * height];
    Arrays.fill(samples, WHITE);
    int most = width / (scale * Lettering.ADVANCE);
    Lettering.write(
        text.substring(0, Math.min(text.length(), most)),
        (x, y) -> {
          for (int i = 0; i < scale * scale; i++) {
            int column = scale * x + i % scale;
            int row = scale * (y + MARGIN) + i / scale;
            int at = 3 * (row * width + column);
            Arrays.fill(samples, at, at + 3, BLACK);
          }
        });
    return Image.of(height, width, 3, samples);
  }

  /**
   * Enlarges the middle of a picture to the picture's own size; pixels stay squares.
   *
   * @param picture of any size
   * @param times how much larger, at least 1
   * @return an image of the picture's size
   */
  public static Image enlarged(Image picture, int times) {
    int channels = picture.channels();
    int top = (picture.height() - picture.height() / times) / 2;
    int left = (picture.width() - picture.width() / times) / 2;
    return picture
        .quantize(8)
        .rearranged(
            picture.height(),
            picture.width(),
            channels,
            index -> {
              int pixel = index / channels;
              int y = top + pixel / picture.width() / times;
              int x = left + pixel % picture.width() / times;
              return (y * picture.width() + x) * channels + index % channels;
            });
  }
}
