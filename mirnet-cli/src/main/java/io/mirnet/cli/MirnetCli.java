package io.mirnet.cli;

import io.mirnet.cli.benchmark.BenchmarkCommand;
import io.mirnet.cli.compare.CompareCommand;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.PluginSources;
import io.mirnet.cli.console.Program;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.export.ExportCommand;
import io.mirnet.cli.image.EvaluateCommand;
import io.mirnet.cli.image.RestoreCommand;
import io.mirnet.cli.plugin.PluginsCommand;
import io.mirnet.cli.prepare.PrepareCommand;
import io.mirnet.cli.sweep.ReportCommand;
import io.mirnet.cli.sweep.SweepCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code mirnet-cli}, which only has subcommands. */
@Command(
    name = "mirnet-cli",
    description = "Trains, measures and uses image-restoration networks of the MIRNet-v2 family.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failure",
      "2:usage or configuration",
      "3:input missing or unreadable",
      "4:diverged",
      "5:a sweep ended with trials that failed or diverged",
      "130, 143:stopped by a signal, after saving"
    })
final class MirnetCli implements Callable<Integer>, Program {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where an error comes from.")
  boolean stacktrace;

  @Option(
      names = "--plugins",
      paramLabel = "PLACE",
      scope = ScopeType.INHERIT,
      description =
          "A folder of plugin jars, or a jar; may be given several times. MIRNET_PLUGINS and the folder plugins/ do the same.")
  @SuppressWarnings("unused") // Declares the option; the values of all levels are in the specs.
  private List<Path> places;

  private final PluginSources sources;

  private final Terminal terminal;

  private MirnetCli(PluginSources sources, Terminal terminal) {
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public PluginSources plugins() {
    return sources;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Class<?> mainClass() {
    return Main.class;
  }

  /** Without a command: says which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  /** Assembles the command line; tests pass writers and places of plugins of their own. */
  static CommandLine commandLine(PluginSources plugins, PrintWriter out, PrintWriter err) {
    Terminal terminal = Terminal.of(err);
    return new CommandLine(new MirnetCli(plugins, terminal))
        .addSubcommand(new PrepareCommand())
        .addSubcommand(new TrainCommand())
        .addSubcommand(new EvaluateCommand())
        .addSubcommand(new RestoreCommand())
        .addSubcommand(new ExportCommand())
        .addSubcommand(new SweepCommand())
        .addSubcommand(new ReportCommand())
        .addSubcommand(new CompareCommand())
        .addSubcommand(new SummaryCommand())
        .addSubcommand(new BenchmarkCommand())
        .addSubcommand(new PluginsCommand())
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new ImportOptionsCommand())
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new HelpCommand())
        .addSubcommand(new GenerateCompletion())
        .setOut(terminal.over(out))
        .setErr(terminal.over(err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Errors::run)
        .setParameterExceptionHandler(new Errors())
        .setExecutionExceptionHandler(new Errors());
  }
}
