package io.mirnet.train.report;

import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Part;
import io.mirnet.train.report.Table.Row;
import io.mirnet.train.report.internal.markup.Element;
import java.util.List;

/** Writes a table as HTML, in a box of its own that scrolls where the screen is narrow. */
final class HtmlTable {
  /** Characters above which a text is broken into lines. */
  private static final int LONG = 60;

  private HtmlTable() {}

  /**
   * Writes a table.
   *
   * @param table the table
   * @param id names it within the page
   */
  static Element of(Table table, String id) {
    Element head = Element.of("tr");
    for (int column = 0; column < table.columns().size(); column++) {
      Element name = Element.of("th", table.columns().get(column)).with("scope", "col");
      head.add(isNumber(table, column) ? name.with("class", "number") : name);
    }
    Element body = Element.of("tbody");
    table.rows().forEach(row -> body.add(row(row)));
    Element caption = Element.of("caption", table.caption()).with("id", id + "-caption");
    return Element.of("div", Element.of("table", caption, Element.of("thead", head), body))
        .with("class", "scroll")
        .with("role", "region")
        .with("aria-labelledby", id + "-caption")
        .with("tabindex", "0");
  }

  private static boolean isNumber(Table table, int column) {
    return table.rows().stream().anyMatch(row -> row.cells().get(column).number());
  }

  private static Element row(Row row) {
    Element line = Element.of("tr");
    if (!row.id().isEmpty()) {
      line.with("id", row.id());
    }
    List<Cell> cells = row.cells();
    line.add(fill(Element.of("th").with("scope", "row"), cells.get(0)));
    for (Cell cell : cells.subList(1, cells.size())) {
      line.add(fill(Element.of("td").with("class", kind(cell)), cell));
    }
    return line;
  }

  private static String kind(Cell cell) {
    int length = cell.parts().stream().mapToInt(part -> part.text().length()).sum();
    return cell.number() ? "number" : length > LONG ? "long" : "text";
  }

  private static Element fill(Element element, Cell cell) {
    boolean first = true;
    for (Part part : cell.parts()) {
      element.text(first ? "" : " ");
      first = false;
      if (part.href().isEmpty()) {
        element.text(part.text());
      } else {
        element.add(Element.link(part.href(), part.text()));
      }
    }
    return element;
  }
}
