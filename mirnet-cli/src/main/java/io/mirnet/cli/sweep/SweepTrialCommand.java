package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Shutdown;
import io.mirnet.cli.console.Terminal;
import io.mirnet.cli.console.TrainingProgress;
import io.mirnet.train.sweep.SweepDirectory;
import io.mirnet.train.sweep.TrialRunner;
import io.mirnet.train.sweep.TrialState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli sweep trial}: what launchers start. */
@Command(
    name = "trial",
    hidden = true,
    description = "Runs one trial of a sweep, from its last checkpoint if it has one.")
final class SweepTrialCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SWEEP", description = "The sweep's directory.")
  private Path sweep;

  @Parameters(index = "1", paramLabel = "TRIAL", description = "The trial's id.")
  private String trial;

  @Override
  public Integer call() {
    Assembly assembly = Assembly.load(spec);
    Terminal terminal = Terminal.of(spec);
    TrialRunner runner =
        new TrialRunner(
            SweepDirectory.open(sweep), assembly.providers(), assembly.configurations());
    try (Shutdown shutdown = new Shutdown(terminal)) {
      TrialState state = runner.run(trial, new TrainingProgress(terminal), shutdown::requested);
      terminal.line("trial %s: %s %s".formatted(trial, state.status(), state.message()).strip());
    }
    return ExitCode.DONE;
  }
}
