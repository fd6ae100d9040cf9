package io.mirnet.cli;

import io.mirnet.api.InputException;
import io.mirnet.api.image.PairedImages;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ConfigArguments;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Table;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.UsageException;
import io.mirnet.config.Resolved;
import io.mirnet.config.schema.ConfigurationSchema;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.sweep.plan.SweepOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli config}. */
@Command(
    name = "config",
    footer = {
      "%nExamples:",
      "  mirnet-cli config check examples/quickstart.yaml model.fusion=sum",
      "  mirnet-cli config show examples/quickstart.yaml --origins"
    },
    description = "Checks a configuration, shows it with every default, or describes all keys.",
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class, ConfigCommand.Schema.class},
    synopsisSubcommandLabel = "(check | show | schema)")
final class ConfigCommand implements Runnable {
  @Override
  public void run() {
    throw new UsageException(
        "say what to do: mirnet-cli config check FILE, config show FILE, or config schema");
  }

  /** {@code mirnet-cli config check}. */
  @Command(
      name = "check",
      description = {
        "Reports all mistakes of a configuration, with positions.",
        "Where the training set can be opened, also pictures that the run couldn't use."
      })
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ConfigArguments config;

    @Override
    public Integer call() {
      Experiment experiment = config.read(Assembly.load(spec).configurations()).value();
      spec.commandLine().getOut().println("no mistake found" + unopened(experiment));
      return ExitCode.DONE;
    }

    /** The pictures may be on another machine, so that their absence is no mistake. */
    private String unopened(Experiment experiment) {
      TrainingFactory factory = new TrainingFactory(experiment);
      PairedImages pairs;
      try {
        pairs = factory.trainingPairs();
      } catch (InputException e) {
        return "; its pictures were not looked at, since the training set can't be opened here: "
            + e.getMessage();
      }
      factory.require(pairs);
      Terminal terminal = Terminal.of(spec);
      pairs.notes().forEach(note -> terminal.line("data.train: " + note));
      return "";
    }
  }

  /** {@code mirnet-cli config show}. */
  @Command(name = "show", description = "Prints a configuration with every default.")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private ConfigArguments config;

    @Option(
        names = "--origins",
        description =
            "A line for each value: its default where it differs, and where it comes from.")
    private boolean origins;

    @Option(names = "--format", defaultValue = "text", description = "text (YAML) or json.")
    private Format format;

    @Override
    public Integer call() {
      Resolved<Experiment> resolved = config.read(Assembly.load(spec).configurations());
      PrintWriter out = spec.commandLine().getOut();
      if (origins && format == Format.JSON) {
        out.println(Format.json(resolved.entries().stream().map(Show::values).toList()));
      } else if (origins) {
        print(out, resolved.entries());
      } else if (format == Format.JSON) {
        out.println(resolved.toJson());
      } else {
        out.print(resolved.toYaml());
      }
      return ExitCode.DONE;
    }

    private static Map<String, String> values(Resolved.Entry entry) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("path", entry.path());
      values.put("value", entry.value());
      entry.defaultValue().ifPresent(text -> values.put("default", text));
      values.put("origin", entry.origin());
      return values;
    }

    private static void print(PrintWriter out, List<Resolved.Entry> entries) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("key", "value", "default", "from"));
      for (Resolved.Entry entry : entries) {
        String fallback = entry.differs() ? entry.defaultValue().orElseThrow() : "";
        rows.add(List.of(entry.path(), entry.value(), fallback, entry.origin()));
      }
      Table.lines(rows).forEach(out::println);
    }
  }

  /** {@code mirnet-cli config schema}. */
  @Command(
      name = "schema",
      description = {
        "Prints a JSON schema of configurations, from which an editor completes and checks them.",
        "A YAML file names it in its first line: # yaml-language-server: $schema=FILE"
      })
  static final class Schema implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--sweep", description = "The schema of sweep files.")
    private boolean sweep;

    @Override
    public Integer call() {
      Assembly assembly = Assembly.load(spec);
      String schema =
          new ConfigurationSchema(assembly.configurations(), assembly.providers())
              .of(sweep ? SweepOptions.class : Experiment.class);
      spec.commandLine().getOut().print(schema);
      return ExitCode.DONE;
    }
  }
}
