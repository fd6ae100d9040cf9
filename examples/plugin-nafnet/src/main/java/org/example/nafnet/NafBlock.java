package org.example.nafnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import io.mirnet.blocks.layer.Features;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.LayerNorm2d;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.List;

/**
 * The block of NAFNet. Input and output (N, C, H, W); beta and gamma (1, C, 1, 1) start at zero.
 *
 * <pre>
 * gate(u, v) = u v                                                halves of the channels
 * g = gate(conv3x3_depthwise(conv1x1(norm(x))))
 * y = x + beta conv1x1(g conv1x1(mean of g over H, W))
 * z = y + gamma conv1x1(gate(conv1x1(norm(y))))
 * </pre>
 */
final class NafBlock extends ImageBlock {
  private final boolean skip;
  private final List<Block> mixPixels;
  private final Block attention;
  private final Block conv3;
  private final List<Block> mixChannels;
  private final Block conv5;
  private final Parameter beta;
  private final Parameter gamma;

  /** Without skip, the input is not part of the output. */
  NafBlock(int channels, boolean skip) {
    this.skip = skip;
    int wide = 2 * channels;
    Shape scale = new Shape(1, channels, 1, 1);
    beta = parameter("beta", Parameter.Type.OTHER, scale, Initializer.ZEROS);
    gamma = parameter("gamma", Parameter.Type.OTHER, scale, Initializer.ZEROS);
    mixPixels =
        List.of(
            child("norm1", new LayerNorm2d(channels)),
            child("conv1", Layers.conv(wide).bias(true).build()),
            child("conv2", Layers.conv(wide).kernel(3).groups(wide).bias(true).build()));
    attention = child("sca.1", Layers.conv(channels).bias(true).build());
    conv3 = child("conv3", Layers.conv(channels).bias(true).build());
    mixChannels =
        List.of(
            child("norm2", new LayerNorm2d(channels)),
            child("conv4", Layers.conv(wide).bias(true).build()));
    conv5 = child("conv5", Layers.conv(channels).bias(true).build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.singletonOrThrow();
    NDArray g = gate(pass.run(mixPixels, x));
    NDArray weighted = g.mul(pass.run(attention, Features.mean(g, 2, 3)));
    NDArray a = pass.run(conv3, weighted).mul(pass.value(beta));
    NDArray y = x.add(a);
    NDArray b = pass.run(conv5, gate(pass.run(mixChannels, y))).mul(pass.value(gamma));
    return (skip ? y : a).add(b);
  }

  private static NDArray gate(NDArray x) {
    NDList halves = x.split(2, 1);
    return halves.get(0).mul(halves.get(1));
  }
}
