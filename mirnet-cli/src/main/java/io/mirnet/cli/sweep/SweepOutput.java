package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Shown;
import io.mirnet.cli.console.Table;
import io.mirnet.cli.console.Terminal;
import io.mirnet.train.report.Standings;
import io.mirnet.train.sweep.SweepDirectory;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** What is printed of a sweep that stands still: its trials, and what its settings reached. */
final class SweepOutput {
  private SweepOutput() {}

  static void print(SweepDirectory directory, CommandSpec spec, Format format) {
    PrintWriter out = spec.commandLine().getOut();
    int width = Terminal.of(spec).width();
    SweepTable.of(directory).print(out, format, width);
    if (format == Format.TEXT) {
      Standings.of(directory).ifPresent(standings -> print(standings, out, width));
    }
  }

  private static void print(Standings standings, PrintWriter out, int width) {
    out.println();
    Table.lines(standings.rows(), width).map(Shown::escaped).forEach(out::println);
    standings.notes().forEach(out::println);
  }
}
