package io.mirnet.cli.sweep;

import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.UsageException;
import io.mirnet.train.report.Report;
import io.mirnet.train.sweep.SweepDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli report}. */
@Command(
    name = "report",
    footer = {
      "%nExamples:",
      "  mirnet-cli report sweeps/fusion-cpu --watch",
      "  mirnet-cli report sweeps/fusion-cpu --publish --output docs/fusion.html"
    },
    description = {
      "Writes the report of a sweep: a page for the browser, and its tables as Markdown.",
      "It can be written while trials run; the page then reloads itself."
    })
public final class ReportCommand implements Callable<Integer> {
  private static final long REFRESH_MILLIS = 2000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SWEEP", description = "The sweep's folder.")
  private Path sweep;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "The page, FILE.html (default: report.html in the sweep's folder); the Markdown goes beside it.")
  private Optional<Path> output;

  @Option(
      names = "--reference",
      paramLabel = "SETTING",
      description = "The setting to compare to, by its number or name (default: the first).")
  private Optional<String> reference;

  @Option(
      names = "--publish",
      description =
          "For a report that is kept apart from its runs: no links to them, and each chart as an SVG file too.")
  private boolean publish;

  @Option(
      names = "--watch",
      description =
          "Writes it anew whenever a trial has changed its state, until the sweep has ended, wherever it runs.")
  private boolean watch;

  @Override
  public Integer call() throws InterruptedException {
    SweepDirectory directory = SweepDirectory.open(sweep);
    Report report = new Report(directory, reference);
    if (publish && output.isEmpty()) {
      throw new UsageException("--publish needs --output FILE.html: where the report is kept");
    }
    SweepTable written = SweepTable.of(directory);
    spec.commandLine().getOut().println(write(report));
    spec.commandLine().getOut().flush();
    while (watch && !written.over()) {
      Thread.sleep(REFRESH_MILLIS);
      SweepTable now = SweepTable.of(directory);
      if (!now.counts().equals(written.counts())) {
        write(report);
      }
      written = now;
    }
    return ExitCode.DONE;
  }

  private Path write(Report report) {
    return publish
        ? report.publish(output.get())
        : output.map(report::write).orElseGet(report::write);
  }
}
