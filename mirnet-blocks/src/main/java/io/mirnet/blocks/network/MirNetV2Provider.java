package io.mirnet.blocks.network;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import com.google.auto.service.AutoService;
import io.mirnet.api.Doc;
import io.mirnet.api.InputException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Fusions and context blocks are named, as in YAML: no code knows their providers. */
  @Override
  public Optional<MirNetV2Options> recognize(Map<String, Shape> tensors) {
    return MirNetV2Shapes.options(tensors).map(MirNetV2Provider::read);
  }

  private static MirNetV2Options read(String yaml) {
    Providers builtIn = Plugins.load(MirNetV2Provider.class.getClassLoader());
    try {
      return new ConfigurationReader(builtIn)
          .read(MirNetV2Options.class, "shapes of a MIRNet-v2", yaml, List.of())
          .value();
    } catch (ConfigurationException e) {
      throw new InputException("no such MIRNet-v2 can be: " + e.getMessage(), e);
    }
  }
}
