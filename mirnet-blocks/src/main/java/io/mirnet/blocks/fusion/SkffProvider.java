package io.mirnet.blocks.fusion;

import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.FusionSpec;

/** Selective kernel feature fusion: {@code fusion: {type: skff, reduction: 8}}. */
@Doc("selective kernel feature fusion: channel by channel, a softmax weighs the streams")
@AutoService(FusionProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class SkffProvider implements FusionProvider<SkffOptions> {
  @Override
  public String name() {
    return "skff";
  }

  @Override
  public Class<SkffOptions> configType() {
    return SkffOptions.class;
  }

  @Override
  public Block create(SkffOptions config, FusionSpec spec) {
    return new Skff(config, spec);
  }
}
