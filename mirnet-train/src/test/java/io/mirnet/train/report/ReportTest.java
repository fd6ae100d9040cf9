package io.mirnet.train.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.report.internal.markup.Style;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String EVIL = "a<b & \"c\"='d'|`*<script>alert(1)</script>";

  @TempDir private Path folder;

  private SweepFolder sweep(String name) {
    return sweep(name, new Monitor("validation", ScoreKind.PSNR));
  }

  private SweepFolder sweep(String name, Monitor objective) {
    return new SweepFolder(folder.resolve("sweeps/x"), name, objective);
  }

  /** Three settings of two seeds; the second is better, the third is the first. */
  private SweepFolder finished() {
    SweepFolder sweep = sweep("fusion");
    for (long seed = 1; seed <= 2; seed++) {
      double[] gains = {0.1 * seed, 1.5, 3.2, -2};
      String[] settings = {"sum", "skff", "again"};
      for (int n = 0; n < settings.length; n++) {
        double[] own = gains.clone();
        for (int i = 0; i < own.length; i++) {
          own[i] += n == 1 ? 0.25 : 0;
        }
        Path run = sweep.complete(settings[n], seed, 100_000 * (n + 1), own);
        sweep.curve(run, 1000, 100, 30 + n, seed);
        sweep.pictures(run, "image_0", 64, 0.1 * n, seed);
      }
    }
    return sweep;
  }

  private static String html(SweepFolder sweep) throws IOException {
    return Files.readString(new Report(sweep.open()).write());
  }

  private String markdown() throws IOException {
    return Files.readString(folder.resolve("sweeps/x/report.md"));
  }

  @Test
  void settingsAreMeansOverSeedsAndComparedToTheFirst() throws IOException {
    html(finished());
    // Gains of 0.1 and 0.2 in one of four images: means 30.7 and 30.725.
    assertThat(markdown())
        .contains("All 6 trials are complete.")
        .contains("| 1 sum |", "| 100,000 | 2.381 | 30.71 ± 0.018 |")
        .contains("| 0.192 | 3 min 12 s | 1,236 |")
        .contains("| 2 skff | 2 × 4 | +0.250 | +0.250 to +0.250 | better |")
        .contains("| 3 again | 2 × 4 | 0.000 | 0.000 to 0.000 | not told apart |")
        .contains("- Commit: 0123456789abcdef", "- Objective: PSNR / dB, the higher the better")
        .contains("- Machine: Linux amd64, cpu(), 2 threads, OpenJDK 17");
  }

  @Test
  void anotherSettingMayBeTheReferenceByNumberOrName() throws IOException {
    SweepFolder sweep = finished();
    new Report(sweep.open(), Optional.of("skff")).write();
    String byName = markdown();
    assertThat(byName)
        .contains("Differences from setting 2, skff,")
        .contains("| 1 sum | 2 × 4 | −0.250 | −0.250 to −0.250 | worse |")
        .contains("| 3 again | 2 × 4 | −0.250 |")
        .doesNotContain("| 2 skff | 2 × 4 |");
    new Report(sweep.open(), Optional.of("2")).write();
    assertThat(markdown().replaceAll("Written.*", ""))
        .isEqualTo(byName.replaceAll("Written.*", ""));
    assertThatThrownBy(() -> new Report(sweep.open(), Optional.of("concat")).write())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no setting 'concat'; there are: 1 sum; 2 skff; 3 again");
  }

  @Test
  void thePageHasTablesChartsAndCrops() throws IOException {
    String html = html(finished());
    assertThat(html)
        .contains("Learning by iterations", "Learning by time", "Quality against size")
        .contains("<caption", "scope=\"col\"", "scope=\"row\"", "GMACs at 256×256")
        .contains("alt=\"2 skff of image 0\"", "where the settings&#39;".replace("&#39;", "'"));
    assertThat(html.split("data:image/png;base64,", -1)).hasSize(1 + 5);
    assertThat(html.split("<svg", -1)).hasSize(1 + 5);
  }

  /** A selector with a sign that HTML escapes would select nothing. */
  @Test
  void theStyleHasNothingThatIsEscaped() {
    assertThat(Style.ofPage()).doesNotContain("<", ">", "&");
  }

  @Test
  void aPublishedReportStandsWithoutItsRuns() throws IOException {
    Path page = new Report(finished().open()).publish(folder.resolve("docs/fusion.html"));
    String markdown = Files.readString(folder.resolve("docs/fusion.md"));
    assertThat(Files.readString(page))
        .contains("data:image/png")
        .doesNotContain("trials/", "Files");
    assertThat(markdown)
        .contains("| 2 skff | 2 × 4 | +0.250", "![Learning by iterations")
        .doesNotContain("trials/");
    List<String> charts =
        Pattern.compile("[(](fusion-[a-z-]+[.]svg)[)]")
            .matcher(markdown)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(charts).hasSize(5);
    for (String chart : charts) {
      assertThat(page.resolveSibling(chart))
          .content()
          .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
          .contains(".curve {");
    }
  }

  @Test
  void thePageAsksNothingOfTheNetwork() throws IOException {
    String withoutPictures = html(finished()).replaceAll("data:image/png;base64,[^\"]+", "");
    assertThat(withoutPictures).doesNotContain("http:", "https:", "//", "<script", "url(\"");
  }

  @Test
  void everyLinkLeadsToAFileOrAPlaceOnThePage() throws IOException {
    String html = html(finished());
    List<String> links =
        Pattern.compile("href=\"([^\"]+)\"")
            .matcher(html)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(links).hasSizeGreaterThan(60);
    URI page = folder.resolve("sweeps/x/report.html").toUri();
    for (String link : links) {
      if (link.startsWith("#")) {
        assertThat(html).contains("id=\"" + link.substring(1) + "\"");
      } else if (!link.startsWith("data:")) {
        assertThat(Path.of(page.resolve(link))).exists();
      }
    }
  }

  @Test
  void aSweepThatStillRunsIsReportedAsFarAsItIs() throws IOException {
    SweepFolder sweep = sweep("live");
    sweep.curve(sweep.complete("a", 1, 1000, 1, 2), 1000, 100, 31, 1);
    sweep.curve(sweep.trial("a", 2, "RUNNING", 400, ""), 400, 100, 31, 2);
    sweep.trial("b", 1, "FAILED", 0, "no picture in /data: \u001b[1mgive others");
    sweep.trial("b", 2, "WAITING", 0, "");
    sweep.trial("c", 1, "DIVERGED", 7, "loss is NaN at iteration 7");
    String html = html(sweep);
    String standing = "1 of 5 trials are complete; 1 running, 1 waiting, 1 failed, 1 diverged.";
    assertThat(html)
        .contains(standing + " The page reloads itself every 15 seconds.")
        .contains("http-equiv=\"refresh\"")
        .contains("loss is NaN at iteration 7", "give others", "running at 400 of 1,000");
    assertThat(markdown())
        .contains(standing)
        .contains("| 2 b | (1 waiting, 1 failed) | – | – | – |")
        .contains("| 2 b | 1 | failed at 0 of 1,000 |", "| [log](trials/000000000003/log.txt) |");
  }

  @Test
  void aSweepThatHasNotBegunHasAReportToo() throws IOException {
    SweepFolder sweep = sweep("new");
    sweep.trial("a", 1, "WAITING", 0, "");
    assertThat(html(sweep))
        .contains("0 of 1 trials are complete; 1 waiting. Nothing runs now")
        .doesNotContain("<svg", "refresh", "NaN");
  }

  @Test
  void whatAUserNamesCannotBecomeMarkup() throws IOException {
    SweepFolder sweep = sweep(EVIL);
    for (String setting : List.of("first", EVIL)) {
      Path run = sweep.complete(setting, 1, 1000, 1, 2);
      sweep.curve(run, 1000, 100, 31, 1);
      sweep.pictures(run, "image_0", 32, 0.2, 1);
    }
    sweep.trial(EVIL, 2, "FAILED", 3, EVIL);
    assertThat(html(sweep))
        .doesNotContain("<script", "a<b")
        .contains("a&lt;b &amp; \"c\"", "alt=\"2 a&lt;b &amp; &quot;c&quot;=&#39;d&#39;");
    assertThat(markdown()).doesNotContain("<script", "'d'|").contains("'d'\\|\\`\\*&lt;script&gt;");
  }

  @Test
  void anotherObjectiveHasItsColumnAndItsDirection() throws IOException {
    SweepFolder sweep = sweep("by error", new Monitor("validation", ScoreKind.MAE));
    sweep.complete("a", 1, 1000, 1, 2);
    sweep.complete("b", 1, 1000, 1.5, 2.5);
    assertThat(html(sweep)).contains("<th scope=\"col\" class=\"number\">MAE</th>");
    // The mean of 1/31 and 1/32; b's PSNR is higher and so its error is lower.
    assertThat(markdown())
        .contains("| [0.0318](")
        .containsPattern("\\| 2 b .*\\[−0.0005 to .* \\| better \\|\n");
  }

  @Test
  void aPluginsErrorThatFellIsCalledBetter() throws IOException {
    ScoreKind deltaE = new ScoreKind("delta_e", "", Direction.LOWER);
    SweepFolder sweep = sweep("by colour", new Monitor("validation", deltaE));
    sweep.curve(sweep.complete("a", 1, 1000, 1, 2), 1000, 100, 31, 1);
    sweep.complete("b", 1, 1000, 1.5, 2.5);
    String html = html(sweep);
    assertThat(html).contains(">validation DELTA_E</text>");
    assertThat(markdown())
        .contains("- Objective: DELTA\\_E, the lower the better", "| DELTA\\_E difference |")
        .containsPattern("\\| 2 b .*\\[−0.0005 to .* \\| better \\|\n");
  }

  @Test
  void allScoresOfAllSetsHaveColumnsAndVerdicts() throws IOException {
    SweepFolder sweep =
        sweep("sets", new Monitor("night", ScoreKind.SSIM)).measuring("day", ScoreKind.MAE);
    sweep.curve(sweep.complete("a", 1, 1000, 1, 2), 1000, 100, 31, 1);
    sweep.complete("b", 1, 1000, 1.5, 2.5);
    assertThat(html(sweep)).contains(">validation night SSIM</text>", "id=\"results-3-caption\"");
    assertThat(markdown())
        .contains("last weights on the validation sets.")
        .contains("| night PSNR / dB | night SSIM | day MAE |")
        .containsPattern("\\| .31.50.* \\| .0.9150.* \\| .0.0318")
        .contains("| night SSIM difference | 95 % interval | Verdict |\n")
        .containsPattern("\\| 2 b \\| .1 × 2.* \\| .\\+0.500.* \\| better \\| .*\\| better \\|\n")
        .contains("| Setting | Seeds × images | day MAE difference |")
        .containsPattern("\\| 2 b \\| .1 × 2.* \\| .−0.0005.* \\| better \\|\n");
  }

  @Test
  void aBlockThatCannotBeTracedHasParametersAndNoChartOfItsCost() throws IOException {
    SweepFolder sweep = sweep("untraceable").untraceable();
    sweep.complete("a", 1, 1000, 1, 2);
    sweep.complete("b", 1, 2000, 1, 2);
    assertThat(html(sweep)).contains("Quality against size").doesNotContain("Quality against cost");
    assertThat(markdown())
        .contains("256×256, unknown where a block can't be traced")
        .containsPattern("\\| .1,000.* \\| .unknown.* \\| .31.50");
  }

  @Test
  void costsThatHardlyDifferAreNotDrawn() throws IOException {
    SweepFolder sweep = sweep("alike");
    sweep.complete("a", 1, 1000, 1, 2);
    sweep.complete("b", 1, 1004, 1, 2);
    assertThat(html(sweep)).doesNotContain("Quality against");
  }

  @Test
  void aFarSettingDoesNotSquashTheOthers() throws IOException {
    SweepFolder sweep = sweep("far");
    sweep.complete("a", 1, 1000, 1, 2);
    sweep.complete("b", 1, 1000, 1.1, 2.2);
    sweep.complete("c", 1, 1000, 0.9, 1.7);
    sweep.complete("d", 1, 1000, -20, -21);
    assertThat(html(sweep))
        .contains("Differences from 1 a", "−22.000, off the axis")
        .contains("Against 1 a, each by itself: 1 better, 2 worse.");
  }

  @Test
  void aReportElsewhereLeadsBack() throws IOException {
    Path page = folder.resolve("docs/fusion.html");
    assertThat(new Report(finished().open()).write(page)).isEqualTo(page);
    assertThat(Files.readString(folder.resolve("docs/fusion.md")))
        .contains("](../sweeps/x/trials/000000000001/run/)");
  }

  @Test
  void aReportIsTheSameWhenItIsWrittenAgain() throws IOException {
    SweepFolder sweep = finished();
    String first = html(sweep).replaceAll("Written</dt><dd>[^<]*", "");
    assertThat(html(sweep).replaceAll("Written</dt><dd>[^<]*", "")).isEqualTo(first);
  }

  @Test
  void theCommandIsShownWhereTheSweepKeptIt() throws IOException {
    SweepFolder sweep = finished();
    SweepFolder.write(folder.resolve("sweeps/x/command.txt"), "mirnet-cli sweep a.yaml --jobs 2\n");
    assertThat(html(sweep)).contains("<dd><code>mirnet-cli sweep a.yaml --jobs 2</code></dd>");
  }

  @Test
  void aDamagedResultIsNamed() {
    SweepFolder sweep = sweep("x");
    Path run = sweep.complete("a", 1, 1000, 1);
    SweepFolder.write(run.resolve("result.json"), "{\"psnr\": 3");
    assertThatThrownBy(() -> new Report(sweep.open()).write())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("result.json");
  }

  @Test
  void aReportIsNamedAsAPage() {
    SweepFolder sweep = finished();
    assertThatThrownBy(() -> new Report(sweep.open()).write(folder.resolve("report.pdf")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("name it report.html");
  }
}
