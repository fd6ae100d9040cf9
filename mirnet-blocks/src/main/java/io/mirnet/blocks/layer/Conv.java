package io.mirnet.blocks.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.OptionalInt;

/**
 * A 2-D convolution in the making: {@code Layers.conv(64).kernel(3).groups(64).bias(true).build()}
 * is a depthwise 3x3 convolution with bias of 64 channels. The input channels are those of the
 * first input.
 *
 * @param filters output channels
 * @param kernel both sides of the kernel
 * @param padding zeros on all four sides; unless it is set, dilation * (kernel - 1) / 2 rounded
 *     down, which keeps the size where the kernel is odd and the stride 1
 * @param stride the step in both directions
 * @param dilation the distance of the kernel's pixels
 * @param groups divides input and output channels; as many as channels make it depthwise
 * @param bias whether a number is added to each output channel; it starts at zero
 */
public record Conv(
    int filters,
    int kernel,
    OptionalInt padding,
    int stride,
    int dilation,
    int groups,
    boolean bias) {

  /** Checks that there is such a convolution. */
  public Conv {
    if (Math.min(Math.min(filters, kernel), Math.min(stride, dilation)) < 1
        || groups < 1
        || padding.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "filters, kernel, stride, dilation and groups of a convolution are at least 1, and its"
              + " padding at least 0");
    }
    if (filters % groups != 0) {
      throw new IllegalArgumentException(
          "%d groups don't divide %d filters".formatted(groups, filters));
    }
  }

  /** The same with another kernel; 1 at first. */
  public Conv kernel(int pixels) {
    return new Conv(filters, pixels, padding, stride, dilation, groups, bias);
  }

  /** The same with zeros around its input. */
  public Conv padding(int pixels) {
    return new Conv(filters, kernel, OptionalInt.of(pixels), stride, dilation, groups, bias);
  }

  /** The same with another stride; 1 at first. */
  public Conv stride(int pixels) {
    return new Conv(filters, kernel, padding, pixels, dilation, groups, bias);
  }

  /** The same with another dilation; 1 at first. */
  public Conv dilation(int pixels) {
    return new Conv(filters, kernel, padding, stride, pixels, groups, bias);
  }

  /** The same with another group count; 1 at first. */
  public Conv groups(int count) {
    return new Conv(filters, kernel, padding, stride, dilation, count, bias);
  }

  /** The same with or without bias; without at first. */
  public Conv bias(boolean wanted) {
    return new Conv(filters, kernel, padding, stride, dilation, groups, wanted);
  }

  /**
   * Makes the block.
   *
   * @return a new block, (N, C, H, W) to (N, filters, H', W') with H' = (H + 2 padding - dilation
   *     (kernel - 1) - 1) / stride + 1, rounded down; its weight is (filters, C / groups, kernel,
   *     kernel)
   */
  public Conv2d build() {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(square(kernel))
        .optPadding(square(padding.orElse(dilation * (kernel - 1) / 2)))
        .optStride(square(stride))
        .optDilation(square(dilation))
        .optGroups(groups)
        .optBias(bias)
        .build();
  }

  private static Shape square(int side) {
    return new Shape(side, side);
  }
}
