package io.mirnet.blocks.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;
import io.mirnet.blocks.layer.Downsample;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import io.mirnet.blocks.layer.Upsample;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-scale residual block (MRB; MIRNet-v2, section 3.1): parallel streams of decreasing
 * resolution, processed by context blocks and fused from the bottom up, once for each column; then
 * a 1x1 convolution of the top stream, plus the input. Input and output (N, width, H, W).
 *
 * <p>In the released network the columns share context blocks and fusions but have up-samplers of
 * their own, and each stream has its own chain of down-samplers from the input. Blocks of a further
 * column that shares nothing carry its number: {@code dau_top_2}.
 */
final class MultiScaleResidualBlock extends ImageBlock {
  /** Names of the streams in the public code, which has the first three. */
  private static final List<String> STREAMS = List.of("top", "mid", "bot", "low");

  private final MirNetV2Options options;
  private final List<List<Block>> downs = new ArrayList<>();
  private final List<List<Block>> contexts = new ArrayList<>();
  private final List<List<Block>> fusions = new ArrayList<>();
  private final List<List<Block>> ups = new ArrayList<>();
  private final Block last;

  MultiScaleResidualBlock(MirNetV2Options options, int groups) {
    this.options = options;
    for (int stream = 0; stream < options.streams(); stream++) {
      downs.add(downSamplers(stream));
    }
    for (int column = 0; column < options.columns(); column++) {
      if (column == 0 || !options.shareColumns()) {
        addContextsAndFusions(column, groups);
      } else {
        contexts.add(contexts.get(0));
        fusions.add(fusions.get(0));
      }
      ups.add(upSamplers(column));
    }
    last = child("conv_out", Layers.conv1x1(options.width()));
  }

  private List<Block> downSamplers(int stream) {
    List<Block> chain = new ArrayList<>();
    for (int i = 0; i < stream; i++) {
      String name = "down" + (1 << stream) + (stream == 1 ? "" : "." + i);
      chain.add(child(name, new Downsample(options.channels(i + 1))));
    }
    return chain;
  }

  private void addContextsAndFusions(int column, int groups) {
    String suffix = column == 0 ? "" : "_" + (column + 1);
    List<Block> contextOfStream = new ArrayList<>();
    List<Block> fusionOfLevel = new ArrayList<>();
    for (int stream = 0; stream < options.streams(); stream++) {
      ContextSpec spec =
          new ContextSpec(options.channels(stream), groups, options.skips().context());
      String name = "dau_" + STREAMS.get(stream) + suffix;
      contextOfStream.add(child(name, ContextProvider.build(options.context(), spec)));
    }
    for (int level = 0; level < options.streams() - 1; level++) {
      FusionSpec spec = new FusionSpec(options.channels(level), 2);
      String name = "skff_" + STREAMS.get(level) + suffix;
      fusionOfLevel.add(child(name, FusionProvider.build(options.fusion(), spec)));
    }
    contexts.add(contextOfStream);
    fusions.add(fusionOfLevel);
  }

  private List<Block> upSamplers(int column) {
    List<Block> upToLevel = new ArrayList<>();
    for (int level = 0; level < options.streams() - 1; level++) {
      String name = "up%d%d_%d".formatted(level + 2, level + 1, column + 1);
      upToLevel.add(child(name, new Upsample(options.channels(level))));
    }
    return upToLevel;
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.singletonOrThrow();
    List<NDArray> streams = new ArrayList<>();
    for (List<Block> chain : downs) {
      streams.add(pass.run(chain, x));
    }
    for (int column = 0; column < options.columns(); column++) {
      List<Block> context = contexts.get(column);
      for (int stream = 0; stream < options.streams(); stream++) {
        streams.set(stream, pass.run(context.get(stream), streams.get(stream)));
      }
      for (int level = options.streams() - 2; level >= 0; level--) {
        NDArray below = streams.get(level + 1);
        NDArray up = pass.run(ups.get(column).get(level), below);
        Block fusion = fusions.get(column).get(level);
        streams.set(level, pass.run(fusion, streams.get(level), up));
      }
    }
    NDArray y = pass.run(last, streams.get(0));
    return options.skips().block() ? y.add(x) : y;
  }
}
