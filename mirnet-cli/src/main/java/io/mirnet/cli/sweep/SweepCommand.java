package io.mirnet.cli.sweep;

import io.mirnet.api.training.LaunchException;
import io.mirnet.api.training.LauncherProvider;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ConfigArguments;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.OtherKind;
import io.mirnet.cli.console.Shutdown;
import io.mirnet.cli.console.Terminal;
import io.mirnet.train.report.Report;
import io.mirnet.train.sweep.Sweep;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.plan.Planned;
import io.mirnet.train.sweep.plan.PlannedData;
import io.mirnet.train.sweep.plan.Planner;
import io.mirnet.train.sweep.plan.StepTimer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli sweep}. */
@Command(
    name = "sweep",
    footer = {
      "%nExamples:",
      "  mirnet-cli sweep fusion.yaml data.root=data/sidd --dry-run",
      "  mirnet-cli sweep fusion.yaml data.root=data/sidd --jobs 2"
    },
    description = {
      "Trains every setting of a sweep file, each with every seed, and compares them.",
      "All trials are checked before the first one starts. The same command again goes on where it was."
    },
    subcommands = {SweepStatusCommand.class, SweepTrialCommand.class})
public final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigArguments config;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The sweep's directory (default: sweeps/NAME, after the file).")
  private Optional<Path> output;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Trials that run side by side, as launcher.jobs=N says it.")
  private Optional<Integer> jobs;

  @Option(
      names = "--dry-run",
      description = "Prints the trials with size, cost and estimated time, and starts nothing.")
  private boolean dryRun;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() throws InterruptedException {
    Assembly assembly = Assembly.load(spec);
    Planner planner = new Planner(assembly.configurations(), StepTimer::secondsPerIteration);
    Path folder = output.orElse(Path.of("sweeps", Planner.name(config.file())));
    List<String> overrides = new ArrayList<>(config.overrides());
    jobs.ifPresent(count -> overrides.add("launcher.jobs=" + count));
    Planned planned =
        OtherKind.unless(
            () -> planner.plan(config.file(), overrides, SweepDirectory.pace(folder)),
            List.of("model", "data", "train"),
            "%1$s is the file of an experiment; train it by: mirnet-cli train %1$s, or vary it by: mirnet-cli train -m %1$s model.fusion=sum,skff"
                .formatted(config.file()));
    Terminal.of(spec).warnings(planned.warnings());
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      PlanTable.of(planned).print(out, format);
      return ExitCode.DONE;
    }
    return run(spec, planned, folder, format);
  }

  /**
   * Runs what is left of a plan.
   *
   * @param spec the command that was typed
   * @param planned the plan
   * @param folder the sweep's directory, there or not
   * @param format of what is printed at the end
   * @return the exit code
   * @throws InterruptedException if the thread is interrupted
   */
  public static int run(CommandSpec spec, Planned planned, Path folder, Format format)
      throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    PlannedData.missing(planned, id -> !SweepDirectory.isOver(folder, id))
        .ifPresent(what -> terminal.line("warning: this machine lacks what trials need: " + what));
    SweepDirectory directory = SweepDirectory.freeze(folder, planned);
    directory.noteCommand("mirnet-cli " + String.join(" ", OwnProcess.arguments(spec)));
    terminal.line(
        "sweep of %d trials in %s%s"
            .formatted(
                planned.trials().size(),
                folder,
                planned.rounds().isPresent() ? ", more if the search asks for them" : ""));
    terminal.line("look at it by: mirnet-cli sweep status " + folder);
    Sweep sweep =
        new Sweep(
            directory,
            planned.rounds(),
            LauncherProvider.build(planned.launcher()),
            OwnProcess.command(spec, "sweep", "trial", folder.toAbsolutePath().toString()),
            planned.threads());
    try (Shutdown shutdown = new Shutdown(terminal);
        SweepProgress progress = new SweepProgress(directory, terminal)) {
      progress.start();
      sweep.run(shutdown::requested);
    } catch (LaunchException e) {
      terminal.line("error: " + e.getMessage());
    }
    terminal.line("report: " + new Report(directory).write());
    SweepTable table = SweepTable.of(directory);
    SweepOutput.print(directory, spec, format);
    if (!table.isComplete()) {
      terminal.line("the same command again goes on with what is not complete");
    }
    return table.isComplete() ? ExitCode.DONE : ExitCode.TRIALS_FAILED;
  }
}
