package io.mirnet.blocks.context;

import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.ContextSpec;

/** The residual contextual block: {@code context: {type: rcb}}. */
@Doc("two convolutions and a global context added to every pixel, as in the paper")
@AutoService(ContextProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class RcbProvider implements ContextProvider<RcbOptions> {
  @Override
  public String name() {
    return "rcb";
  }

  @Override
  public Class<RcbOptions> configType() {
    return RcbOptions.class;
  }

  @Override
  public Block create(RcbOptions config, ContextSpec spec) {
    return new ResidualContextualBlock(spec);
  }
}
