package io.mirnet.api.image;

import java.util.random.RandomGenerator;

/** Makes a degraded image of a clean one. */
@FunctionalInterface
public interface Degradation {

  /**
   * Degrades an image.
   *
   * @param clean values in [0, 1]
   * @param random the only source of chance
   * @return a float image of the same size; values in [0, 1]
   */
  Image degrade(Image clean, RandomGenerator random);
}
