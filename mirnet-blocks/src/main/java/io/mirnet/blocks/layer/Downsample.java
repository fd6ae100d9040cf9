package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;

/**
 * Halves the resolution: average of 2x2 pixels, then a 1x1 convolution to another number of
 * channels. (N, C, H, W) to (N, C', ceil(H/2), ceil(W/2)); at an odd edge the average is over the
 * pixels that are there (public code).
 */
public final class Downsample extends ImageBlock {
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape NO_PADDING = new Shape(0, 0);

  private final int filters;
  private final Block conv;

  /**
   * Makes the block.
   *
   * @param filters output channels
   */
  public Downsample(int filters) {
    this.filters = filters;
    conv = child("body.0.bot.1", Layers.conv1x1(filters));
  }

  @Override
  protected NDArray compute(ParameterStore parameters, NDList inputs, boolean training) {
    NDArray x = inputs.singletonOrThrow();
    return Layers.run(
        conv, parameters, training, Pool.avgPool2d(x, TWO, TWO, NO_PADDING, true, false));
  }

  @Override
  protected Shape[] childInputs(Block child, Shape[] inputs) {
    return inputs;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape in = inputs[0];
    return new Shape[] {new Shape(in.get(0), filters, (in.get(2) + 1) / 2, (in.get(3) + 1) / 2)};
  }
}
