package io.mirnet.train.report;

import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.markup.Style;
import io.mirnet.train.report.internal.result.SweepSummary;
import io.mirnet.train.sweep.TrialState.Status;
import java.time.Instant;
import java.util.List;

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
    section(main, "Differences", side(charts.differences()));
    section(main, "Results", tables(results, "results"));
    section(main, "Learning curves", side(charts.curves()));
    section(main, "Quality and cost", side(charts.costs()));
    section(main, "Crops", crops);
    section(main, "Trials", tables(trials, "trials"));
    Element body = Element.of("body", header(written), main);
    return "<!DOCTYPE html>\n" + Element.of("html", head(), body).with("lang", "en") + "\n";
  }

  private static List<Element> tables(List<Table> tables, String name) {
    return tables.stream()
        .map(table -> HtmlTable.of(table, name + "-" + (tables.indexOf(table) + 1)))
        .toList();
  }

  private static List<Element> side(List<Chart> charts) {
    return charts.isEmpty()
        ? List.of()
        : List.of(
            Element.of("div")
                .with("class", "side")
                .add(charts.stream().map(Chart::figure).toList()));
  }

  private static void section(Element main, String title, List<Element> content) {
    if (!content.isEmpty()) {
      main.add(Element.of("section", Element.of("h2", title)).add(content));
    }
  }

  private Element head() {
    Element head =
        Element.of(
            "head",
            Element.of("meta").with("charset", "utf-8"),
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"),
            Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
            // Browsers look for one on the server otherwise.
            Element.of("link").with("rel", "icon").with("href", "data:,"),
            Element.of("title", sweep.name() + ": report"),
            Element.of("style", Style.ofPage()));
    return facts.isRunning()
        ? head.add(
            Element.of("meta")
                .with("http-equiv", "refresh")
                .with("content", Integer.toString(REFRESH)))
        : head;
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
