package io.mirnet.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void whatDoesNotFitStandsBelowItsFirstCell() {
    List<List<String>> rows =
        List.of(List.of("setting", "PSNR", ""), List.of("fusion=sum", "36.41", "best"));
    assertThat(Table.lines(rows, 24))
        .containsExactly("setting     PSNR", "fusion=sum  36.41  best");
    assertThat(Table.lines(rows, 20)).containsExactly("fusion=sum", "  PSNR  36.41", "  best");
  }

  @Test
  void columnsAreAlignedAndEndWithoutSpaces() {
    assertThat(Table.lines(List.of(List.of("a", "bbb", "c"), List.of("aa", "", ""))))
        .containsExactly("a   bbb  c", "aa");
  }

  @Test
  void oneLongCellDoesNotWidenAllRows() {
    String path = "x".repeat(60);

    assertThat(Table.lines(List.of(List.of("name", path, "c"), List.of("seed", "7", "d"))))
        .containsExactly("name  " + path + "  c", "seed  7  d");
  }
}
