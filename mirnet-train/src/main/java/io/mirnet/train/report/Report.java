package io.mirnet.train.report;

import io.mirnet.api.InputException;
import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.run.WholeFile;
import io.mirnet.train.sweep.SweepDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The report of a sweep, as one HTML file and as Markdown. It may be written at any time, while
 * trials run too; who reads it meanwhile sees the old one or the new one.
 */
public final class Report {
  private final SweepDirectory sweep;
  private final Optional<String> reference;

  /**
   * Makes a report that compares to the first setting.
   *
   * @param sweep what it is on
   */
  public Report(SweepDirectory sweep) {
    this(sweep, Optional.empty());
  }

  /**
   * Makes a report.
   *
   * @param sweep what it is on
   * @param reference number or name of the setting that others are compared to; empty for the first
   */
  public Report(SweepDirectory sweep, Optional<String> reference) {
    this.sweep = sweep;
    this.reference = reference;
  }

  /**
   * Writes the report into the sweep's folder: {@code report.html} and {@code report.md}.
   *
   * @return the page
   * @throws InputException if what a trial left can't be read, or there is no such reference
   */
  public Path write() {
    return write(sweep.folder().resolve("report.html"));
  }

  /**
   * Writes the report.
   *
   * @param page the page's file, which ends in {@code .html}; its Markdown goes beside it. Links
   *     lead from there to the sweep's folder
   * @return the page
   * @throws InputException if what a trial left can't be read, there is no such reference, or the
   *     page's name is another
   */
  public Path write(Path page) {
    return write(
        page, new Links(Optional.of(page.toAbsolutePath().getParent())), summary -> List.of());
  }

  /**
   * Writes the report to be kept apart from its runs: without links to them, and with each chart as
   * an SVG file beside the Markdown, which shows them.
   *
   * @param page the page's file, which ends in {@code .html}
   * @return the page
   * @throws InputException if what a trial left can't be read, there is no such reference, or the
   *     page's name is another
   */
  public Path publish(Path page) {
    return write(page, new Links(Optional.empty()), summary -> new Charts(summary).all());
  }

  private Path write(Path page, Links links, Function<SweepSummary, List<Chart>> kept) {
    String name = page.getFileName().toString();
    if (!name.endsWith(".html")) {
      throw new InputException(page + ": a report is a page; name it report.html, for example");
    }
    Instant now = Instant.now();
    SweepSummary summary = SweepSummary.read(sweep, reference);
    List<Chart> files = kept.apply(summary);
    ResultTables bySettings = new ResultTables(summary, links);
    TrialTables byTrials = new TrialTables(summary, links);
    List<Table> results =
        Stream.concat(Stream.of(bySettings.settings()), bySettings.comparisons().stream()).toList();
    List<Table> trials =
        Stream.concat(byTrials.failures().stream(), Stream.of(byTrials.trials())).toList();
    List<Element> crops = new HtmlCrops(links).of(CropStrip.of(summary));
    try {
      Files.createDirectories(page.toAbsolutePath().getParent());
      WholeFile.writeAmongOthers(page, new HtmlReport(summary).write(results, trials, crops, now));
      String stem = name.substring(0, name.length() - ".html".length());
      for (Chart chart : files) {
        WholeFile.writeAmongOthers(
            page.resolveSibling(stem + "-" + chart.name() + ".svg"), chart.file());
      }
      List<Table> all = Stream.concat(results.stream(), trials.stream()).toList();
      MarkdownReport markdown = new MarkdownReport(summary, all);
      WholeFile.writeAmongOthers(
          page.resolveSibling(stem + ".md"), markdown.write(now, stem, files));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the report " + page + ": " + e, e);
    }
    return page;
  }
}
