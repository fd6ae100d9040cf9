package org.example.nafnet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.mirnet.blocks.layer.Features;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * NAFNet (Chen et al., Simple Baselines for Image Restoration, ECCV 2022): a U-Net of blocks
 * without activation functions, which adds what it computes to its input. Images (N, C, H, W) of
 * any size; inside, zeros on the right and at the bottom make sides that can be halved at each
 * level. Parameters are named as in the public code.
 */
final class NafNet extends ImageBlock {
  private final Block intro;
  private final List<List<Block>> encoders = new ArrayList<>();
  private final List<Block> downs = new ArrayList<>();
  private final List<Block> middle;
  private final List<Block> ups = new ArrayList<>();
  private final List<List<Block>> decoders = new ArrayList<>();
  private final Block ending;

  NafNet(NafNetOptions options) {
    int channels = options.width();
    intro = child("intro", Layers.conv(channels).kernel(3).bias(true).build());
    for (int blocks : options.encBlkNums()) {
      int level = encoders.size();
      encoders.add(blocks("encoders." + level, blocks, channels));
      channels *= 2;
      downs.add(
          child("downs." + level, Layers.conv(channels).kernel(2).stride(2).bias(true).build()));
    }
    middle = blocks("middle_blks", options.middleBlkNum(), channels);
    for (int blocks : options.decBlkNums()) {
      int level = decoders.size();
      ups.add(child("ups." + level + ".0", Layers.conv1x1(2 * channels)));
      channels /= 2;
      decoders.add(blocks("decoders." + level, blocks, channels));
    }
    ending = child("ending", Layers.conv(options.imgChannel()).kernel(3).bias(true).build());
  }

  private List<Block> blocks(String name, int count, int channels) {
    return IntStream.range(0, count)
        .<Block>mapToObj(i -> child(name + "." + i, new NafBlock(channels, true)))
        .toList();
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    Shape size = inputs.head().getShape();
    NDArray image = inputs.head().pad(new Shape(0, rest(size.get(3)), 0, rest(size.get(2))), 0);
    NDArray x = pass.run(intro, image);
    List<NDArray> skips = new ArrayList<>();
    for (int level = 0; level < encoders.size(); level++) {
      x = pass.run(encoders.get(level), x);
      skips.add(0, x);
      x = pass.run(downs.get(level), x);
    }
    x = pass.run(middle, x);
    for (int level = 0; level < decoders.size(); level++) {
      x = Features.pixelShuffle(pass.run(ups.get(level), x), 2);
      x = pass.run(decoders.get(level), x.add(skips.get(level)));
    }
    x = pass.run(ending, x).add(image);
    return x.get(":, :, :{}, :{}", size.get(2), size.get(3));
  }

  /** What a side lacks to be a multiple of 2^levels. */
  private long rest(long side) {
    return Math.floorMod(-side, 1L << encoders.size());
  }
}
