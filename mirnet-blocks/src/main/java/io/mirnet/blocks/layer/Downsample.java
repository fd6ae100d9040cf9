package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;

/**
 * Halves the resolution: average of 2x2 pixels, then a 1x1 convolution to another number of
 * channels. (N, C, H, W) to (N, C', ceil(H/2), ceil(W/2)); at an odd edge the average is over the
 * pixels that are there (public code).
 */
public final class Downsample extends ImageBlock {
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape NO_PADDING = new Shape(0, 0);

  private final Block conv;

  /**
   * Makes the block.
   *
   * @param filters output channels
   */
  public Downsample(int filters) {
    conv = child("body.0.bot.1", Layers.conv1x1(filters));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.singletonOrThrow();
    return pass.run(conv, Pool.avgPool2d(x, TWO, TWO, NO_PADDING, true, false));
  }
}
