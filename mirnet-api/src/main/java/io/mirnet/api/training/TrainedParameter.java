package io.mirnet.api.training;

import ai.djl.ndarray.NDArray;

/**
 * A parameter that an optimizer updates.
 *
 * @param name its public name
 * @param array the live array
 * @param rateFactor its learning rate is that of the update times this
 * @param decayFactor its weight decay is that of the optimizer times this; 0 for none
 */
public record TrainedParameter(String name, NDArray array, double rateFactor, double decayFactor) {

  /**
   * Checks the factors.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public TrainedParameter {
    if (!isFactor(rateFactor) || !isFactor(decayFactor)) {
      throw new IllegalArgumentException(
          "%s: the factors of learning rate and decay must be 0 or more, not %s and %s"
              .formatted(name, rateFactor, decayFactor));
    }
  }

  private static boolean isFactor(double value) {
    return value >= 0 && Double.isFinite(value);
  }
}
