package org.example.nafnet;

import ai.djl.nn.Block;
import io.mirnet.api.Doc;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;

/**
 * The block of NAFNet in the streams of a MIRNet-v2: {@code context: {type: nafblock}}. Its 3x3
 * convolution is depthwise and its others 1x1, whatever the group count.
 */
@Doc("the block of NAFNet, without activation functions; the group count has no effect")
public final class NafBlockProvider implements ContextProvider<NafBlockProvider.Options> {

  /** {@code nafblock} has no options. */
  public record Options() {}

  @Override
  public String name() {
    return "nafblock";
  }

  @Override
  public Class<Options> configType() {
    return Options.class;
  }

  @Override
  public Block create(Options options, ContextSpec spec) {
    return new NafBlock(spec.channels(), spec.skip());
  }
}
