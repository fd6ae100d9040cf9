package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;

/**
 * Doubles the resolution: a 1x1 convolution to another number of channels, then bilinear
 * interpolation with align_corners=false. (N, C, H, W) to (N, C', 2H, 2W).
 */
public final class Upsample extends ImageBlock {
  /** DJL's ordinal for bilinear; it ignores alignCorners and always takes false. */
  private static final int BILINEAR = 1;

  private final Block conv;

  /**
   * Makes the block.
   *
   * @param filters output channels
   */
  public Upsample(int filters) {
    conv = child("body.0.bot.0", Layers.conv1x1(filters));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = pass.run(conv, inputs.singletonOrThrow());
    Shape shape = x.getShape();
    long[] size = {2 * shape.get(2), 2 * shape.get(3)};
    return x.getNDArrayInternal().interpolation(size, BILINEAR, false);
  }
}
