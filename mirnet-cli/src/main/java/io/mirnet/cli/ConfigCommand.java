package io.mirnet.cli;

import io.mirnet.config.Resolved;
import io.mirnet.train.config.Experiment;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli config}. */
@Command(
    name = "config",
    description = "Checks a configuration, or shows it with every default.",
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class},
    synopsisSubcommandLabel = "(check | show)")
final class ConfigCommand implements Runnable {
  @Override
  public void run() {
    throw new UsageException("say what to do: mirnet-cli config check FILE, or config show FILE");
  }

  /** {@code mirnet-cli config check}. */
  @Command(name = "check", description = "Reports all mistakes of a configuration, with positions.")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ConfigArguments config;

    @Override
    public Integer call() {
      config.read(Assembly.load(spec).configurations());
      spec.commandLine().getOut().println("no mistake found");
      return ExitCode.DONE;
    }
  }

  /** {@code mirnet-cli config show}. */
  @Command(name = "show", description = "Prints a configuration with every default.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ConfigArguments config;

    @Option(names = "--origins", description = "A line for each value: where it comes from.")
    private boolean origins;

    @Option(names = "--format", defaultValue = "text", description = "text (YAML) or json.")
    private Format format;

    @Override
    public Integer call() {
      Resolved<Experiment> resolved = config.read(Assembly.load(spec).configurations());
      PrintWriter out = spec.commandLine().getOut();
      if (origins) {
        print(out, resolved);
      } else if (format == Format.JSON) {
        out.println(resolved.toJson());
      } else {
        out.print(resolved.toYaml());
      }
      return ExitCode.DONE;
    }

    private void print(PrintWriter out, Resolved<Experiment> resolved) {
      if (format == Format.JSON) {
        out.println(Format.json(resolved.entries()));
        return;
      }
      int width = resolved.entries().stream().mapToInt(e -> e.path().length()).max().orElse(1);
      for (Resolved.Entry entry : resolved.entries()) {
        out.printf("%-" + width + "s  %-24s  %s%n", entry.path(), entry.value(), entry.origin());
      }
    }
  }
}
