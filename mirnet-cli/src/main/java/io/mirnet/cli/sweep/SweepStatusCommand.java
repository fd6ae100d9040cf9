package io.mirnet.cli.sweep;

import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Terminal;
import io.mirnet.train.sweep.SweepDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli sweep status}. */
@Command(
    name = "status",
    description = "Shows how the trials of a sweep stand.",
    footer = {
      "%nExamples:",
      "  mirnet-cli sweep status sweeps/fusion-cpu",
      "  mirnet-cli sweep status sweeps/fusion-cpu --watch"
    })
final class SweepStatusCommand implements Callable<Integer> {
  private static final long REFRESH_MILLIS = 2000;
  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SWEEP", description = "The sweep's directory.")
  private Path sweep;

  @Option(names = "--watch", description = "Shows it again and again, until the sweep has ended.")
  private boolean watch;

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Format format;

  @Override
  public Integer call() throws InterruptedException {
    SweepDirectory directory = SweepDirectory.open(sweep);
    SweepTable table = SweepTable.of(directory);
    while (watch && !table.over()) {
      spec.commandLine().getOut().print(HOME_AND_CLEAR);
      table.print(spec.commandLine().getOut(), format, Terminal.of(spec).width());
      spec.commandLine().getOut().flush();
      Thread.sleep(REFRESH_MILLIS);
      table = SweepTable.of(directory);
    }
    SweepOutput.print(directory, spec, format);
    return ExitCode.DONE;
  }
}
