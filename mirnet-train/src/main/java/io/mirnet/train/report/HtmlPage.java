package io.mirnet.train.report;

import io.mirnet.train.report.internal.chart.Chart;
import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.markup.Style;
import java.util.List;
import java.util.OptionalInt;

/**
 * What all pages have in common: one file that needs no other, light or dark as its reader likes.
 */
final class HtmlPage {
  private HtmlPage() {}

  /**
   * Puts a page together.
   *
   * @param title for the window
   * @param refresh seconds after which it is loaded again; empty for a page that stays
   * @param body what it shows
   */
  static String of(String title, OptionalInt refresh, Element body) {
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
            Element.of("title", title),
            Element.of("style", Style.ofPage()));
    refresh.ifPresent(
        seconds ->
            head.add(
                Element.of("meta")
                    .with("http-equiv", "refresh")
                    .with("content", Integer.toString(seconds))));
    return "<!DOCTYPE html>\n" + Element.of("html", head, body).with("lang", "en") + "\n";
  }

  /** Adds a section, unless there is nothing in it. */
  static void section(Element main, String title, List<Element> content) {
    if (!content.isEmpty()) {
      main.add(Element.of("section", Element.of("h2", title)).add(content));
    }
  }

  /** Charts beside each other, where there is room. */
  static List<Element> side(List<Chart> charts) {
    return charts.isEmpty()
        ? List.of()
        : List.of(
            Element.of("div")
                .with("class", "side")
                .add(charts.stream().map(Chart::figure).toList()));
  }
}
