package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.LayerNorm;

/**
 * Normalizes each pixel over its channels (Chen et al., NAFNet, ECCV 2022): (x - mean) /
 * sqrt(variance + 1e-6) * weight + bias. Input and output (N, C, H, W).
 *
 * <p>The pixels of a channels-last array are rows of channels, so that nothing is copied.
 */
public final class LayerNorm2d extends ImageBlock {
  private static final float EPSILON = 1e-6f;

  private final Shape channels;
  private final Parameter weight;
  private final Parameter bias;

  /**
   * Makes the block.
   *
   * @param channels of its inputs
   */
  public LayerNorm2d(int channels) {
    this.channels = new Shape(channels);
    Parameter.Type gamma = Parameter.Type.GAMMA;
    Parameter.Type beta = Parameter.Type.BETA;
    weight = parameter("weight", gamma, this.channels, gamma.getInitializer());
    bias = parameter("bias", beta, this.channels, beta.getInitializer());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray pixels = inputs.singletonOrThrow().transpose(0, 2, 3, 1);
    return LayerNorm.layerNorm(pixels, channels, pass.value(weight), pass.value(bias), EPSILON)
        .singletonOrThrow()
        .transpose(0, 3, 1, 2);
  }
}
