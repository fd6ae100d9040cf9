package io.mirnet.data.sheet;

import io.mirnet.api.image.Image;

/**
 * A rectangle to cut out of pictures of one size.
 *
 * @param top rows above it
 * @param left columns to its left
 * @param height rows
 * @param width columns
 */
public record Crop(int top, int left, int height, int width) {

  /**
   * Returns the middle of a picture.
   *
   * @param image the picture
   * @param side most rows and columns
   * @return the rectangle; the whole where the picture is smaller
   */
  public static Crop middle(Image image, int side) {
    int height = Math.min(side, image.height());
    int width = Math.min(side, image.width());
    return new Crop((image.height() - height) / 2, (image.width() - width) / 2, height, width);
  }

  /**
   * Cuts it out.
   *
   * @param image a picture that holds it
   * @return a picture of the same depth and channels
   * @throws IllegalArgumentException if the picture doesn't hold it
   */
  public Image of(Image image) {
    if (top < 0 || left < 0 || top + height > image.height() || left + width > image.width()) {
      throw new IllegalArgumentException("%s doesn't hold %s".formatted(image, this));
    }
    int row = width * image.channels();
    return image.rearranged(
        height,
        width,
        image.channels(),
        i -> ((top + i / row) * image.width() + left) * image.channels() + i % row);
  }
}
