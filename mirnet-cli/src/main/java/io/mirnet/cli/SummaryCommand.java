package io.mirnet.cli;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.mirnet.api.network.ModelProvider.ImageSpec;
import io.mirnet.blocks.Network;
import io.mirnet.blocks.Parameters.Role;
import io.mirnet.blocks.model.ModelFiles;
import io.mirnet.blocks.model.WeightKind;
import io.mirnet.blocks.trace.Graph;
import io.mirnet.blocks.trace.Tracer;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ConfigArguments;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.step.EngineSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli summary}. */
@Command(
    name = "summary",
    footer = {
      "%nExamples:",
      "  mirnet-cli summary examples/released.yaml model.width=48",
      "  mirnet-cli summary --model weights.pth --size 512"
    },
    description = {
      "Counts the parameters and multiply-adds of a network.",
      "A file with a model section is enough, or a model. Multiply-adds are those of convolutions, as papers count."
    })
final class SummaryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A .safetensors or .pth file, or a run directory, instead of a configuration.")
  private Optional<Path> model;

  @Option(
      names = "--size",
      defaultValue = "256",
      paramLabel = "PIXELS",
      description = "Side of the input image (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() {
    if (model.isPresent() && (config.hasFile() || !config.overrides().isEmpty())) {
      throw new UsageException("give either --model MODEL or a YAML file");
    }
    ConfigurationReader configurations = Assembly.load(spec).configurations();
    try (Network network = model.isPresent() ? load(configurations) : describe(configurations)) {
      ImageSpec images = network.images();
      if (size < 1 || size % images.multiple() != 0) {
        throw new UsageException(
            "--size %d must be a multiple of %d".formatted(size, images.multiple()));
      }
      print(network, trace(network));
    }
    return ExitCode.DONE;
  }

  /** A block that can't be traced has parameters to count all the same. */
  private Optional<Graph> trace(Network network) {
    try {
      Shape input = new Shape(1, network.images().inChannels(), size, size);
      return Optional.of(Tracer.trace(network.block(), input));
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      Terminal.of(spec).line("warning: GMACs are unknown: " + why);
      return Optional.empty();
    }
  }

  private Network load(ConfigurationReader configurations) {
    EngineSettings.apply(0);
    Terminal terminal = Terminal.of(spec);
    return new ModelFiles(configurations)
        .load(model.orElseThrow(), Device.cpu(), WeightKind.AVERAGE, terminal::line);
  }

  private Network describe(ConfigurationReader configurations) {
    Experiment experiment = config.read(configurations).value();
    EngineSettings.apply(experiment.threads());
    return Network.empty(experiment.model().network(), Device.cpu());
  }

  private void print(Network network, Optional<Graph> graph) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Long> parts = parametersByPart(network);
    long parameters = network.parameters().weights();
    if (format == Format.JSON) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("model", network.model().type());
      values.put("parameters", parameters);
      graph.ifPresent(traced -> values.put("gmacs", traced.multiplyAdds() / 1e9));
      values.put("size", size);
      graph.ifPresent(traced -> values.put("convolution_outputs", traced.activations()));
      values.put("parameters_by_part", parts);
      out.println(Format.json(values));
      return;
    }
    parts.forEach((part, count) -> out.printf(Locale.ROOT, "%-24s %,14d%n", part, count));
    out.printf(Locale.ROOT, "%-24s %,14d%n", "parameters", parameters);
    if (graph.isEmpty()) {
      out.printf("%-24s %14s%n", "GMACs", "unknown");
      return;
    }
    double gmacs = graph.get().multiplyAdds() / 1e9;
    double activations = graph.get().activations() / 1e6;
    out.printf(Locale.ROOT, "%-24s %,14.3f  at %dx%d%n", "GMACs", gmacs, size, size);
    out.printf(Locale.ROOT, "%-24s %,14.1f  million floats%n", "convolution outputs", activations);
  }

  /** Parameters of {@code conv_in}, each {@code body.N} and {@code conv_out}; no buffers. */
  private static Map<String, Long> parametersByPart(Network network) {
    Map<String, Role> roles = network.parameters().roles();
    Map<String, Long> parts = new LinkedHashMap<>();
    network
        .parameters()
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (roles.get(name) != Role.BUFFER) {
                parts.merge(part(name), parameter.getShape().size(), Long::sum);
              }
            });
    return parts;
  }

  private static String part(String name) {
    String[] path = name.split("\\.", -1);
    boolean numbered = path.length > 2 && path[1].chars().allMatch(Character::isDigit);
    return numbered ? path[0] + "." + path[1] : path[0];
  }
}
