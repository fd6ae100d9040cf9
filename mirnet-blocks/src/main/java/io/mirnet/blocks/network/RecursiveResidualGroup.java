package io.mirnet.blocks.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import io.mirnet.blocks.layer.ImageBlock;
import io.mirnet.blocks.layer.Layers;
import io.mirnet.blocks.layer.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive residual group (RRG): multi-scale residual blocks, a 3x3 convolution, plus the input.
 */
final class RecursiveResidualGroup extends ImageBlock {
  private final boolean skip;
  private final List<Block> body = new ArrayList<>();

  RecursiveResidualGroup(MirNetV2Options options, int groups) {
    skip = options.skips().group();
    for (int m = 0; m < options.blocksPerGroup(); m++) {
      body.add(child("body." + m, new MultiScaleResidualBlock(options, groups)));
    }
    body.add(child("body." + options.blocksPerGroup(), Layers.conv3x3(options.width(), 1)));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.singletonOrThrow();
    NDArray y = pass.run(body, x);
    return skip ? y.add(x) : y;
  }
}
