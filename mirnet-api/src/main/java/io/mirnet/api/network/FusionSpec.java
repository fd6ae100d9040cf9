package io.mirnet.api.network;

/**
 * What a fusion block must fit.
 *
 * @param channels channels of each input and of the output
 * @param inputs number of inputs, at least 2
 */
public record FusionSpec(int channels, int inputs) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are no channels or fewer than two inputs
   */
  public FusionSpec {
    if (channels < 1 || inputs < 2) {
      throw new IllegalArgumentException(
          "a fusion needs channels >= 1 and inputs >= 2, not " + channels + " and " + inputs);
    }
  }
}
