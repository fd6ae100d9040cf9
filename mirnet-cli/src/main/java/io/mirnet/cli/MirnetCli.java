package io.mirnet.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
      "130, 143:stopped by a signal, after saving"
    })
final class MirnetCli implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where an error comes from.")
  boolean stacktrace;

  /** Without a command: says which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  /** Assembles the command line; tests pass writers of their own. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new MirnetCli())
        .addSubcommand(new TrainCommand())
        .addSubcommand(new EvaluateCommand())
        .addSubcommand(new RestoreCommand())
        .addSubcommand(new SummaryCommand())
        .addSubcommand(new PluginsCommand())
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new DoctorCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new Errors())
        .setExecutionExceptionHandler(new Errors());
  }
}
