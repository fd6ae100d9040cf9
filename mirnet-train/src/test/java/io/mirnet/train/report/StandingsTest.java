package io.mirnet.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.train.measure.Monitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingsTest {
  @TempDir private Path folder;

  private SweepFolder sweep() {
    return new SweepFolder(folder, "fusion", new Monitor("validation", ScoreKind.PSNR));
  }

  @Test
  void settingsStandWithSpreadDifferenceAndTheBestOne() throws IOException {
    SweepFolder sweep = sweep();
    for (long seed = 1; seed <= 2; seed++) {
      sweep.complete("sum", seed, 1000, 0, 1);
      sweep.complete("skff", seed, 1000, 0.5, 1.5);
    }

    Standings standings = Standings.of(sweep.open()).orElseThrow();

    assertThat(standings.rows().get(0)).startsWith("setting", "seeds", "PSNR / dB");
    assertThat(standings.rows().get(1)).startsWith("1 sum", "2").endsWith("", "", "");
    assertThat(standings.rows().get(2))
        .startsWith("2 skff", "2")
        .endsWith("+0.500", "+0.500 to +0.500", "best");
    assertThat(standings.notes()).anyMatch(line -> line.contains("setting 1"));
  }

  @Test
  void oneSettingAloneIsComparedToNothing() throws IOException {
    SweepFolder sweep = sweep();
    sweep.complete("sum", 1, 1000, 0, 1);

    Standings standings = Standings.of(sweep.open()).orElseThrow();

    assertThat(standings.rows()).hasSize(2);
    assertThat(standings.notes()).isEqualTo(List.of());
  }
}
