package io.mirnet.api.image;

import java.util.random.RandomGenerator;

/** Makes a degraded image of a clean one. Safe for use by several threads. */
@FunctionalInterface
public interface Degradation {

  /**
   * Degrades an image.
   *
   * @param clean of any size, 1 or more channels, 8 or 16 bit or floats; values in [0, 1] unless
   *     the step before it in a chain leaves that
   * @param random the only source of chance
   * @return a float image of the same size and {@link #channels} channels; values in [0, 1] unless
   *     an option allows others
   */
  Image degrade(Image clean, RandomGenerator random);

  /**
   * Says which part of the clean image a degraded pixel depends on, so that patches are cut with
   * what they need around them.
   *
   * @return the pixel alone, unless overridden
   */
  default Support support() {
    return Support.POINT;
  }

  /**
   * Says how many channels the result has.
   *
   * @param clean channels of the clean image
   * @return as many, unless overridden: two views of a picture have twice as many
   */
  default int channels(int clean) {
    return clean;
  }
}
