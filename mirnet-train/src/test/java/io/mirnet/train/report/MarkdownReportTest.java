package io.mirnet.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.train.report.Table.Cell;
import io.mirnet.train.report.Table.Part;
import io.mirnet.train.report.Table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  @Test
  void aTableIsATable() {
    Table table =
        new Table(
            "A caption.",
            List.of("Setting", "PSNR"),
            List.of(
                new Row("x", List.of(Cell.text("1 a"), Cell.number("30.12", "trials/(1)/"))),
                new Row(
                    "",
                    List.of(
                        Cell.of(new Part("2", ""), new Part("b", "b/")),
                        Cell.number("–", "trials/2/")))));
    assertThat(MarkdownReport.write(table))
        .isEqualTo(
            """
            A caption.

            | Setting | PSNR |
            | --- | ---: |
            | 1 a | [30.12](trials/%281%29/) |
            | 2 [b](b/) | – |
            """);
  }

  @Test
  void linksWithinThePageAreDropped() {
    Row row = new Row("", List.of(Cell.number("1", "#setting-1")));
    assertThat(MarkdownReport.write(new Table("c", List.of("x"), List.of(row))))
        .endsWith("| 1 |\n");
  }

  @Test
  void namesCannotBreakTheTable() {
    assertThat(MarkdownReport.escape("a|b\n<i>*x*_y_[z](w)`&\\"))
        .isEqualTo("a\\|b &lt;i&gt;\\*x\\*\\_y\\_\\[z\\](w)\\`&amp;\\\\");
  }
}
