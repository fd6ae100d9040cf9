package io.mirnet.cli.console;

import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.train.config.Experiment;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The arguments {@code CONFIG [key=value...]}, shared by all commands that read a configuration.
 */
public final class ConfigArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      paramLabel = "CONFIG|key=value",
      arity = "0..*",
      description = "A YAML file, and values that replace the file's, as in model.width=32.")
  private List<String> arguments = new ArrayList<>();

  /** Tells whether there is anything but {@code key=value}. */
  public boolean hasFile() {
    return overrides().size() < arguments.size();
  }

  /** Reads the file, and says on stderr what is to mend in it. */
  public Resolved<Experiment> read(ConfigurationReader reader) {
    Resolved<Experiment> resolved = experiment(reader, overrides());
    Terminal.of(command).warnings(resolved.warnings());
    return resolved;
  }

  /**
   * Reads the file, or all defaults if none is named.
   *
   * @param reader what reads it
   * @param more {@code key=value} pairs over those of the command line
   * @return the experiment; its warnings are the caller's to show
   */
  public Resolved<Experiment> readOrDefaults(ConfigurationReader reader, List<String> more) {
    List<String> all = Stream.concat(overrides().stream(), more.stream()).toList();
    return hasFile() ? experiment(reader, all) : reader.read(Experiment.class, "defaults", "", all);
  }

  private Resolved<Experiment> experiment(ConfigurationReader reader, List<String> values) {
    return OtherKind.unless(
        () -> reader.read(Experiment.class, file(), values),
        List.of("axes"),
        "%1$s is the file of a sweep; run it by: mirnet-cli sweep %1$s".formatted(file()));
  }

  /** Returns the {@code key=value} pairs, in their order. */
  public List<String> overrides() {
    return arguments.stream().filter(ConfigArguments::isOverride).toList();
  }

  /** A folder of a run may be named by its settings: runs/lr=1e-3/config.yaml. */
  private static boolean isOverride(String argument) {
    return argument.contains("=") && !new File(argument).exists();
  }

  /** Returns the one file. */
  public Path file() {
    List<Path> files =
        arguments.stream().filter(argument -> !isOverride(argument)).map(Path::of).toList();
    if (files.size() != 1) {
      throw new UsageException(
          files.isEmpty()
              ? "a YAML file is needed, as in: mirnet-cli train examples/quickstart.yaml"
              : "one YAML file is needed, not %d: %s; values are given as in model.width=32"
                  .formatted(files.size(), files));
    }
    return files.get(0);
  }
}
