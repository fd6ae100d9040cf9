package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import java.util.OptionalInt;

/** Layers as MIRNet-v2 uses them: no convolution has a bias, every activation has slope 0.2. */
public final class Layers {
  /** Slope of the LeakyReLU for negative values (public code). */
  private static final float SLOPE = 0.2f;

  private Layers() {}

  /**
   * Begins a convolution: 1x1, of stride 1 and without bias, until it is told otherwise.
   *
   * @param filters output channels
   * @return what makes the block
   */
  public static Conv conv(int filters) {
    return new Conv(filters, 1, OptionalInt.empty(), 1, 1, 1, false);
  }

  /**
   * Makes a 1x1 convolution without bias, (N, C, H, W) to (N, filters, H, W).
   *
   * @param filters output channels
   * @return a new block
   */
  public static Conv2d conv1x1(int filters) {
    return conv(filters).build();
  }

  /**
   * Makes a 3x3 convolution without bias that keeps the size, (N, C, H, W) to (N, filters, H, W).
   *
   * @param filters output channels
   * @param groups group count; divides input and output channels
   * @return a new block
   */
  public static Conv2d conv3x3(int filters, int groups) {
    return conv(filters).kernel(3).groups(groups).build();
  }

  /**
   * Applies the LeakyReLU of slope 0.2.
   *
   * @param x any shape
   * @return same shape
   */
  public static NDArray leakyRelu(NDArray x) {
    return Activation.leakyRelu(x, SLOPE);
  }

  /**
   * Runs a block that has one output from outside; within an {@link ImageBlock}, {@link Pass} does.
   *
   * @param block the block
   * @param parameters where the block's parameters are
   * @param training whether gradients are wanted
   * @param inputs the block's inputs
   * @return the output
   */
  public static NDArray run(
      Block block, ParameterStore parameters, boolean training, NDArray... inputs) {
    return block.forward(parameters, new NDList(inputs), training).singletonOrThrow();
  }
}
