package io.mirnet.api.image;

/**
 * What can be said of a pair before it is decoded.
 *
 * @param height rows of both images, in pixels
 * @param width columns of both images, in pixels
 * @param inputChannels samples of a pixel of the degraded image
 * @param targetChannels samples of a pixel of the clean image
 */
public record Dimensions(int height, int width, int inputChannels, int targetChannels) {

  /**
   * Returns the dimensions of a pair that is there.
   *
   * @param pair the pair
   * @return its size and channels
   */
  public static Dimensions of(ImagePair pair) {
    return new Dimensions(
        pair.input().height(),
        pair.input().width(),
        pair.input().channels(),
        pair.target().channels());
  }
}
