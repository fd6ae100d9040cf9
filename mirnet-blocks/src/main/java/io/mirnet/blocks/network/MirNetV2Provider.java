package io.mirnet.blocks.network;

import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.network.ModelProvider;

/** MIRNet-v2 and its variants: {@code model: {type: mirnet-v2, width: 80}}. */
@Doc("MIRNet-v2 and its variants; the defaults are the released network")
@AutoService(ModelProvider.class)
@SuppressWarnings("rawtypes") // AutoService knows no type arguments.
public final class MirNetV2Provider implements ModelProvider<MirNetV2Options> {
  @Override
  public String name() {
    return "mirnet-v2";
  }

  @Override
  public Class<MirNetV2Options> configType() {
    return MirNetV2Options.class;
  }

  @Override
  public Block create(MirNetV2Options config) {
    return new MirNetV2(config);
  }

  @Override
  public ImageSpec images(MirNetV2Options config) {
    return new ImageSpec(config.inChannels(), config.outChannels(), 1 << (config.streams() - 1));
  }
}
