package io.mirnet.blocks.context;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;

/**
 * Residual contextual block (MIRNet-v2, section 3.1.1, as in the public code, which has one 1x1
 * convolution fewer than the paper's equation). Input and output (N, C, H, W).
 *
 * <pre>
 * f = conv3x3(LeakyReLU(conv3x3(x)))                 group count g in both
 * m = softmax over all H*W of conv1x1(f)             (N, 1, H*W)
 * c = sum over H*W of m f                            (N, C, 1, 1)
 * y = LeakyReLU(f + conv1x1(LeakyReLU(conv1x1(c)))) + x
 * </pre>
 */
final class ResidualContextualBlock extends ImageBlock {
  private final int channels;
  private final boolean skip;
  private final Block first;
  private final Block second;
  private final Block mask;
  private final Block transformIn;
  private final Block transformOut;

  ResidualContextualBlock(ContextSpec spec) {
    channels = spec.channels();
    skip = spec.skip();
    first = child("body.0", Layers.conv3x3(channels, spec.groups()));
    second = child("body.2", Layers.conv3x3(channels, spec.groups()));
    mask = child("gcnet.conv_mask", Layers.conv1x1(1));
    transformIn = child("gcnet.channel_add_conv.0", Layers.conv1x1(channels));
    transformOut = child("gcnet.channel_add_conv.2", Layers.conv1x1(channels));
  }

  @Override
  protected NDArray compute(ParameterStore parameters, NDList inputs, boolean training) {
    NDArray x = inputs.singletonOrThrow();
    NDArray hidden = Layers.leakyRelu(Layers.run(first, parameters, training, x));
    NDArray features = Layers.run(second, parameters, training, hidden);
    NDArray context = context(parameters, training, features);
    NDArray inner = Layers.leakyRelu(Layers.run(transformIn, parameters, training, context));
    NDArray added = features.add(Layers.run(transformOut, parameters, training, inner));
    NDArray activated = Layers.leakyRelu(added);
    return skip ? activated.add(x) : activated;
  }

  private NDArray context(ParameterStore parameters, boolean training, NDArray features) {
    Shape shape = features.getShape();
    long batch = shape.get(0);
    long pixels = shape.get(2) * shape.get(3);
    NDArray logits = Layers.run(mask, parameters, training, features).reshape(batch, 1, pixels);
    // In this order the features of a channels-last array are a view, and so is their gradient.
    NDArray rows = features.transpose(0, 2, 3, 1).reshape(batch, pixels, channels);
    return logits.softmax(2).matMul(rows).reshape(batch, channels, 1, 1);
  }

  @Override
  protected Shape[] childInputs(Block child, Shape[] inputs) {
    return inputs;
  }
}
