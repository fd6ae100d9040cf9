package io.mirnet.cli;

import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.train.config.Experiment;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/**
 * The arguments {@code CONFIG [key=value...]}, shared by all commands that read a configuration.
 */
final class ConfigArguments {
  @Parameters(
      paramLabel = "CONFIG|key=value",
      arity = "0..*",
      description = "A YAML file, and values that replace the file's, as in model.width=32.")
  private List<String> arguments = new ArrayList<>();

  boolean isEmpty() {
    return arguments.isEmpty();
  }

  Resolved<Experiment> read(ConfigurationReader reader) {
    List<String> overrides = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      // A folder of a run may be named by its settings: runs/lr=1e-3/config.yaml.
      if (argument.contains("=") && !new File(argument).exists()) {
        overrides.add(argument);
      } else {
        files.add(Path.of(argument));
      }
    }
    if (files.size() != 1) {
      throw new UsageException(
          files.isEmpty()
              ? "a YAML file is needed, as in: mirnet-cli train examples/quickstart.yaml"
              : "one YAML file is needed, not %d: %s; values are given as in model.width=32"
                  .formatted(files.size(), files));
    }
    return reader.read(Experiment.class, files.get(0), overrides);
  }
}
