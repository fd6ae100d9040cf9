package io.mirnet.blocks;

import ai.djl.Device;
import ai.djl.nn.Block;
import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import java.util.function.Supplier;

/** A small network around any block. */
public record BlockModel(Supplier<Block> block, ImageSpec images)
    implements ModelProvider<BlockModel.None> {
  /** No options. */
  public record None() {}

  /** Makes the network of a block. */
  public static Network network(Supplier<Block> block, ImageSpec images) {
    ModelProvider<?> provider = new BlockModel(block, images);
    return Network.create(new Choice<>(provider, new None()), Device.cpu(), 1);
  }

  @Override
  public String name() {
    return "block";
  }

  @Override
  public Class<None> configType() {
    return None.class;
  }

  @Override
  public Block create(None config) {
    return block.get();
  }

  @Override
  public ImageSpec images(None config) {
    return images;
  }
}
