package io.mirnet.train.report;

import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.sweep.TrialState.Status;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Writes the page: one file that asks nothing of the network. */
final class HtmlReport {
  /** Seconds; slow enough to read, quick enough to see a trial end. */
  private static final int REFRESH = 15;

  private final SweepSummary sweep;
  private final Facts facts;

  HtmlReport(SweepSummary sweep) {
    this.sweep = sweep;
    facts = new Facts(sweep);
  }

  /**
   * Writes the page.
   *
   * @param results tables by setting
   * @param trials tables by trial
   * @param crops a figure for each image
   * @param written the time
   */
  String write(List<Table> results, List<Table> trials, List<Element> crops, Instant written) {
    Charts charts = new Charts(sweep);
    Element main = Element.of("main");
    HtmlPage.section(main, "Differences", HtmlPage.side(charts.differences()));
    HtmlPage.section(main, "Results", tables(results, "results"));
    HtmlPage.section(main, "Learning curves", HtmlPage.side(charts.curves()));
    HtmlPage.section(main, "Quality and cost", HtmlPage.side(charts.costs()));
    HtmlPage.section(main, "Crops", crops);
    HtmlPage.section(main, "Trials", tables(trials, "trials"));
    return HtmlPage.of(
        sweep.name() + ": report",
        facts.isRunning() ? OptionalInt.of(REFRESH) : OptionalInt.empty(),
        Element.of("body", header(written), main));
  }

  private static List<Element> tables(List<Table> tables, String name) {
    return tables.stream()
        .map(table -> HtmlTable.of(table, name + "-" + (tables.indexOf(table) + 1)))
        .toList();
  }

  private Element header(Instant written) {
    Element list = Element.of("dl");
    facts
        .rows(written)
        .forEach(
            (name, value) ->
                list.add(
                    Element.of("dt", name),
                    name.equals(Facts.COMMAND)
                        ? Element.of("dd", Element.of("code", value))
                        : Element.of("dd", value)));
    Element header =
        Element.of(
            "header",
            Element.of("h1", sweep.name()),
            Element.of("p", standing()).with("class", "standing").with("role", "status"));
    String summary = facts.summary();
    return summary.isEmpty() ? header.add(list) : header.add(Element.of("p", summary), list);
  }

  private String standing() {
    String standing = facts.standing() + ".";
    if (facts.isRunning()) {
      return "%s The page reloads itself every %d seconds.".formatted(standing, REFRESH);
    }
    return sweep.count(Status.WAITING) > 0
        ? standing + " Nothing runs now; the same sweep command goes on where it was."
        : standing;
  }
}
