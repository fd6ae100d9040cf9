package io.mirnet.train.report;

import io.mirnet.train.report.internal.markup.Numbers;
import java.util.Arrays;
import java.util.List;

/**
 * A table, for whatever it is written as.
 *
 * @param caption what it shows and how its numbers came about
 * @param columns names of the columns
 * @param rows rows with a cell for each column; the first cell names the row
 */
record Table(String caption, List<String> columns, List<Row> rows) {

  /**
   * A row.
   *
   * @param id by which links of the same page find it; empty for none
   * @param cells one for each column
   */
  record Row(String id, List<Cell> cells) {}

  /**
   * A cell of one or several texts, with a space between them.
   *
   * @param parts the texts
   * @param number whether it is set as a number
   */
  record Cell(List<Part> parts, boolean number) {
    static Cell text(String text) {
      return new Cell(List.of(new Part(text, "")), false);
    }

    static Cell number(String text, String href) {
      // A dash says nothing that a link could explain.
      return new Cell(List.of(new Part(text, text.equals(Numbers.UNKNOWN) ? "" : href)), true);
    }

    static Cell of(Part... parts) {
      return new Cell(Arrays.asList(parts), false);
    }
  }

  /**
   * A text that may be a link.
   *
   * @param text the text
   * @param href where it leads, relative to the page; empty for nowhere
   */
  record Part(String text, String href) {}
}
