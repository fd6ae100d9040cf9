package io.mirnet.cli.sweep;

import io.mirnet.cli.console.Format;
import io.mirnet.cli.console.Shown;
import io.mirnet.cli.console.Table;
import io.mirnet.train.report.Standings;
import io.mirnet.train.sweep.SweepDirectory;
import java.io.PrintWriter;

/** What is printed of a sweep that stands still: its trials, and what its settings reached. */
final class SweepOutput {
  private SweepOutput() {}

  static void print(SweepDirectory directory, PrintWriter out, Format format) {
    SweepTable.of(directory).print(out, format);
    if (format == Format.TEXT) {
      Standings.of(directory).ifPresent(standings -> print(standings, out));
    }
  }

  private static void print(Standings standings, PrintWriter out) {
    out.println();
    Table.lines(standings.rows()).map(Shown::escaped).forEach(out::println);
    standings.note().ifPresent(out::println);
  }
}
