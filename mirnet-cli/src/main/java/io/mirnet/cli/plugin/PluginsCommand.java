package io.mirnet.cli.plugin;

import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Folding;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Terminal;
import io.mirnet.config.ExtensionPoint;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli plugins}, which lists. */
@Command(
    name = "plugins",
    footer = {"%nExamples:", "  mirnet-cli plugins", "  mirnet-cli plugins show skff"},
    description = "Lists everything that can stand after 'type:' in YAML, with its options.",
    subcommands = {PluginsCommand.ListCommand.class, PluginsShowCommand.class})
public final class PluginsCommand implements Callable<Integer> {
  /** Spaces before what goes on below a line that the terminal is too narrow for. */
  private static final int INDENT = 10;

  @Spec private CommandSpec spec;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() {
    return list(spec, format);
  }

  /** {@code mirnet-cli plugins list}. */
  @Command(name = "list", description = "Lists all providers, as 'plugins' alone does.")
  static final class ListCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--format", defaultValue = "text", description = "text or json.")
    private Format format;

    @Override
    public Integer call() {
      return list(spec, format);
    }
  }

  private static int list(CommandSpec spec, Format format) {
    List<ProviderDescription> all = ProviderDescription.all(Assembly.load(spec));
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(Format.json(all.stream().map(ProviderDescription::values).toList()));
      return ExitCode.DONE;
    }
    int width = Terminal.of(spec).width();
    for (ExtensionPoint point : ExtensionPoint.all()) {
      out.println(point.noun());
      all.stream()
          .filter(one -> one.point().equals(point))
          .flatMap(PluginsCommand::lines)
          .forEach(line -> out.println(Folding.of(line, width, INDENT)));
    }
    return ExitCode.DONE;
  }

  private static Stream<String> lines(ProviderDescription one) {
    return Stream.concat(
        Stream.of("  %-16s %s".formatted(one.provider().name(), one.origin())),
        one.options().stream()
            .map(
                option ->
                    "      %-40s %s"
                        .formatted(
                            option.key() + ": " + option.value(), option.component().doc())));
  }
}
