package io.mirnet.cli.compare;

import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.Terminal;
import io.mirnet.train.compare.ComparedRun;
import io.mirnet.train.compare.Comparison;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mirnet-cli compare}. */
@Command(
    name = "compare",
    description = {
      "Shows runs side by side, best first: the settings in which they differ, and their scores.",
      "Scores are those of result.json: the last weights on each validation set. They compare where the sets and the protocol are the same; where these differ, they are among the settings shown."
    },
    footer = {
      "%nExamples:",
      "  mirnet-cli compare runs/* --format html > runs.html",
      "  mirnet-cli compare sweeps/fusion runs/wide --format csv > runs.csv"
    })
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PLACE",
      arity = "1..*",
      description =
          "A run's folder, a sweep's (each of its trials that was begun), or a result.json.")
  private List<Path> places;

  @Option(
      names = "--format",
      defaultValue = "text",
      description =
          "text, markdown, html (a page with learning curves), csv or json; the last two at full precision.")
  private ComparisonFormat format;

  @Override
  public Integer call() {
    List<ComparedRun> runs =
        places.stream().flatMap(place -> ComparedRun.in(place).stream()).toList();
    new ComparisonTable(Comparison.of(runs))
        .print(spec.commandLine().getOut(), format, Terminal.of(spec).width());
    return ExitCode.DONE;
  }
}
