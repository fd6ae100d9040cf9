package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;

/**
 * Doubles the resolution: a 1x1 convolution to another number of channels, then bilinear
 * interpolation with align_corners=false. (N, C, H, W) to (N, C', 2H, 2W).
 */
public final class Upsample extends ImageBlock {
  /** DJL's ordinal for bilinear; it ignores alignCorners and always takes false. */
  private static final int BILINEAR = 1;

  private final int filters;
  private final Block conv;

  /**
   * Makes the block.
   *
   * @param filters output channels
   */
  public Upsample(int filters) {
    this.filters = filters;
    conv = child("body.0.bot.0", Layers.conv1x1(filters));
  }

  @Override
  protected NDArray compute(ParameterStore parameters, NDList inputs, boolean training) {
    NDArray x = Layers.run(conv, parameters, training, inputs.singletonOrThrow());
    Shape shape = x.getShape();
    long[] size = {2 * shape.get(2), 2 * shape.get(3)};
    return x.getNDArrayInternal().interpolation(size, BILINEAR, false);
  }

  @Override
  protected Shape[] childInputs(Block child, Shape[] inputs) {
    return inputs;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape in = inputs[0];
    return new Shape[] {new Shape(in.get(0), filters, 2 * in.get(2), 2 * in.get(3))};
  }
}
