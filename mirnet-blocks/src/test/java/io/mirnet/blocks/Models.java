package io.mirnet.blocks;

import io.mirnet.api.Choice;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.blocks.model.ModelSection;
import io.mirnet.blocks.network.MirNetV2Options;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.plugin.Plugins;
import java.util.List;

/** Networks of tests, described as users describe them. */
public final class Models {
  private static final ConfigurationReader READER =
      new ConfigurationReader(Plugins.load(Models.class.getClassLoader()));

  private Models() {}

  /** Binds YAML to everything on the class path. */
  public static ConfigurationReader reader() {
    return READER;
  }

  /** A MIRNet-v2 with options like {@code width: 16, groups: [1]}. */
  public static Choice<ModelProvider<?>> mirnet(String options) {
    String yaml = "model: {type: mirnet-v2, " + options + "}";
    return READER.read(ModelSection.class, "test", yaml, List.of()).value().model();
  }

  /** The options of a MIRNet-v2. */
  public static MirNetV2Options options(String options) {
    return (MirNetV2Options) mirnet(options).options();
  }
}
