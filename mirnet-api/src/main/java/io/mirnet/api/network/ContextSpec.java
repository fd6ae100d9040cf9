package io.mirnet.api.network;

/**
 * What a context block must fit.
 *
 * @param channels channels of the input and of the output
 * @param groups group count of the 3x3 convolutions; divides {@code channels}
 * @param skip whether the block adds its input to its output
 */
public record ContextSpec(int channels, int groups, boolean skip) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the groups don't divide the channels
   */
  public ContextSpec {
    if (channels < 1 || groups < 1 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "groups (%d) must divide the channels (%d)".formatted(groups, channels));
    }
  }
}
