package io.mirnet.train.report.internal.chart;

import io.mirnet.train.report.internal.markup.Element;
import io.mirnet.train.report.internal.markup.Style;

/**
 * A chart of the report.
 *
 * @param name names it within the page, and its file
 * @param svg the drawing
 * @param height how high it is, in its own pixels
 * @param caption what it shows
 */
public record Chart(String name, Element svg, int height, String caption) {

  /** A chart of the usual height. */
  public Chart(String name, Element svg, String caption) {
    this(name, svg, Frame.HEIGHT, caption);
  }

  /** Returns the drawing with its caption, for the page. */
  public Element figure() {
    Element box = Element.of("div", svg).with("class", "scroll").with("tabindex", "0");
    return Element.of("figure", box, Element.of("figcaption", caption));
  }

  /** Returns the drawing as a file of its own, with its style inside. */
  public String file() {
    return Element.of("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("viewBox", "0 0 %d %d".formatted(Frame.WIDTH, height))
            .with("width", Frame.WIDTH)
            .with("height", height)
            .add(Element.of("style", Style.ofCharts()), svg)
        + "\n";
  }
}
