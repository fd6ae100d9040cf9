package io.mirnet.cli.plugin;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Inline;
import io.mirnet.api.Short;
import io.mirnet.api.Unnamed;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.network.ModelProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records with every form of a value, to be described. */
public final class Forms {
  private Forms() {}

  public record Run(
      @Default("{type: mirnet-v2}") @Doc("the network") Network model,
      @Default("{}") @Unnamed("validation") @Doc("pictures") Map<String, Pictures> validation,
      @Default("{}") Map<String, Extra> extra) {}

  public record Network(
      @Inline Choice<ModelProvider<?>> model,
      @Doc("where to start") Optional<Weights> weights,
      @Default("[]") List<String> freeze) {}

  @Short("file")
  public record Weights(Path file, @Default("{}") Map<String, String> rename) {}

  public record Pictures(@Inline Choice<DataSetProvider<?>> from, @Default("10") int every) {}

  public record Extra(Choice<AugmentationProvider<?>> by) {}
}
