package io.mirnet.api.image;

/**
 * A degraded image and what it should look like, of one height and width.
 *
 * @param input the degraded image; 6 channels where it holds the two views of a dual-pixel sensor
 * @param target the clean image
 */
public record ImagePair(Image input, Image target) {
  /**
   * Checks that the sizes agree.
   *
   * @throws IllegalArgumentException if they don't
   */
  public ImagePair {
    if (input.height() != target.height() || input.width() != target.width()) {
      throw new IllegalArgumentException(
          "input is %dx%d, target is %dx%d"
              .formatted(input.width(), input.height(), target.width(), target.height()));
    }
  }
}
