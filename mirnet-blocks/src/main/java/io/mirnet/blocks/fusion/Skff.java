package io.mirnet.blocks.fusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Selective kernel feature fusion (MIRNet-v2, section 3.1.2): streams L_1..L_k of shape (N, C, H,
 * W) are weighted per channel and added.
 *
 * <pre>
 * s   = mean over H, W of (L_1 + ... + L_k)          (N, C, 1, 1)
 * z   = LeakyReLU(conv1x1(s))                        (N, max(C / reduction, 4), 1, 1)
 * a_i = softmax over i of conv1x1_i(z)               (N, C, 1, 1), one convolution for each stream
 * U   = a_1 L_1 + ... + a_k L_k                      (N, C, H, W)
 * </pre>
 *
 * <p>The softmax runs across the streams, for each channel by itself. Only (N, C, 1, 1) arrays are
 * stacked and reshaped, never a feature map: those stay in channels-last order.
 */
final class Skff extends ImageBlock {
  /** Least width of the bottleneck (public code). */
  private static final int MIN_BOTTLENECK = 4;

  private final int channels;
  private final Block squeeze;
  private final List<Block> expand = new ArrayList<>();

  Skff(SkffOptions options, FusionSpec spec) {
    channels = spec.channels();
    int bottleneck = Math.max(channels / options.reduction(), MIN_BOTTLENECK);
    squeeze = child("conv_du.0", Layers.conv1x1(bottleneck));
    for (int i = 0; i < spec.inputs(); i++) {
      expand.add(child("fcs." + i, Layers.conv1x1(channels)));
    }
  }

  @Override
  protected NDArray compute(Pass pass, NDList streams) {
    long batch = streams.head().getShape().get(0);
    NDArray mean = null;
    for (NDArray stream : streams) {
      NDArray each = stream.getNDArrayInternal().globalAvgPool();
      mean = mean == null ? each : mean.add(each);
    }
    NDArray s = mean.reshape(batch, channels, 1, 1);
    NDArray z = Layers.leakyRelu(pass.run(squeeze, s));
    NDList logits = new NDList();
    for (Block conv : expand) {
      logits.add(pass.run(conv, z));
    }
    NDList weights = NDArrays.stack(logits, 1).softmax(1).split(expand.size(), 1);
    NDArray sum = null;
    for (int i = 0; i < streams.size(); i++) {
      NDArray weighted = streams.get(i).mul(weights.get(i).squeeze(1));
      sum = sum == null ? weighted : sum.add(weighted);
    }
    return sum;
  }
}
