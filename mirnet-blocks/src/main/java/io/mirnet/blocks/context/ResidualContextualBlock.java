package io.mirnet.blocks.context;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;

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
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.singletonOrThrow();
    NDArray hidden = Layers.leakyRelu(pass.run(first, x));
    NDArray features = pass.run(second, hidden);
    NDArray context = context(pass, features);
    NDArray inner = Layers.leakyRelu(pass.run(transformIn, context));
    NDArray added = features.add(pass.run(transformOut, inner));
    NDArray activated = Layers.leakyRelu(added);
    return skip ? activated.add(x) : activated;
  }

  private NDArray context(Pass pass, NDArray features) {
    Shape shape = features.getShape();
    long batch = shape.get(0);
    long pixels = shape.get(2) * shape.get(3);
    NDArray logits = pass.run(mask, features).reshape(batch, 1, pixels);
    // In this order the features of a channels-last array are a view, and so is their gradient.
    NDArray rows = features.transpose(0, 2, 3, 1).reshape(batch, pixels, channels);
    return logits.softmax(2).matMul(rows).reshape(batch, channels, 1, 1);
  }
}
