package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;

/**
 * A transposed convolution whose kernel is as large as its stride, without bias: each pixel becomes
 * stride x stride pixels. (N, C, H, W) to (N, filters, stride H, stride W).
 *
 * <p>DJL's PyTorch engine has no transposed convolution. Where windows don't overlap it is a 1x1
 * convolution to stride * stride times the channels and a pixel shuffle, which is what this
 * computes, with the weight of PyTorch's {@code ConvTranspose2d}, (C, filters, stride, stride).
 */
public final class TransposedConv extends ImageBlock {
  private static final Shape ONE = new Shape(1, 1);

  private final int filters;
  private final int stride;
  private final Parameter weight;

  /**
   * Makes the block.
   *
   * @param filters output channels
   * @param stride output pixels for each input pixel, in both directions
   */
  public TransposedConv(int filters, int stride) {
    this.filters = filters;
    this.stride = stride;
    Parameter.Type type = Parameter.Type.WEIGHT;
    weight = parameter("weight", type, null, type.getInitializer());
  }

  @Override
  protected void prepare(Shape[] inputs) {
    weight.setShape(new Shape(inputs[0].get(1), filters, stride, stride));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.singletonOrThrow();
    long channels = x.getShape().get(1);
    NDArray rows = pass.value(weight).reshape(channels, -1).transpose().reshape(-1, channels, 1, 1);
    NDArray parts = Conv2d.conv2d(x, rows, null, ONE, new Shape(0, 0), ONE, 1).singletonOrThrow();
    return Features.pixelShuffle(parts, stride);
  }
}
