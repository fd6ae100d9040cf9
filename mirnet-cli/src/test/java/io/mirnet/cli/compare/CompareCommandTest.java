package io.mirnet.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Tiny;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over runs that were trained by the command line. */
class CompareCommandTest {
  @TempDir private static Path trained;
  @TempDir private Path folder;

  private static Path skff;
  private static Path sum;

  @BeforeAll
  static void train() throws IOException {
    Path config = Tiny.in(trained);
    skff = trained.resolve("skff");
    sum = trained.resolve("sum");
    Cli.run("train", config, "--run", skff).done();
    Cli.run("train", config, "model.fusion=sum", "train.iterations=4", "name=x", "--run", sum)
        .done();
  }

  private static void copy(Path run, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of("config.yaml", "manifest.json", "result.json")) {
      Files.copy(run.resolve(name), to.resolve(name));
    }
  }

  @Test
  void runsStandSideBySideByWhatDiffersAndWhatTheyScore() {
    List<String> lines = Cli.run("compare", skff, sum).done().out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).split(" {2,}"))
        .containsExactly(
            "run",
            "fusion.type",
            "train.iterations",
            "iterations",
            "parameters",
            "PSNR/dB",
            "SSIM");
    assertThat(lines.subList(1, 3)).anyMatch(line -> line.matches(".*skff +skff +6 +6 .*"));
    assertThat(lines.subList(1, 3)).anyMatch(line -> line.matches(".*sum +sum +4 +4 .*"));
  }

  @Test
  void theBestIsFirstWhateverTheOrder() {
    JsonNode one = Cli.run("compare", skff, sum, "--format", "json").done().json();
    JsonNode other = Cli.run("compare", sum, skff, "--format", "json").done().json();
    assertThat(one.get(0)).isEqualTo(other.get(0));
    assertThat(one.get(0).get("psnr").doubleValue())
        .isGreaterThan(one.get(1).get("psnr").doubleValue());
  }

  @Test
  void numbersForProgramsAreThoseOfTheResult() throws IOException {
    JsonNode row = Cli.run("compare", skff, "--format", "json").done().json().get(0);
    String result = Files.readString(skff.resolve("result.json"));
    assertThat(result).contains(row.get("psnr").asText(), row.get("parameters").asText());
    assertThat(row.get("iteration").longValue()).isEqualTo(6);
    List<String> csv =
        Cli.run("compare", skff, sum, "--format", "csv").done().out().lines().toList();
    assertThat(csv.get(0))
        .isEqualTo("run,model.fusion.type,train.iterations,iteration,parameters,psnr,ssim");
    assertThat(csv.subList(1, 3)).anyMatch(line -> line.startsWith(skff + ",skff,6,6,"));
    assertThat(csv.subList(1, 3)).anyMatch(line -> line.contains(row.get("psnr").asText()));
  }

  @Test
  void aPageShowsThemWithTheirLearningCurves() {
    String page = Cli.run("compare", skff, sum, "--format", "html").done().out();
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>2 runs side by side</h1>", ">fusion.type</th>", "Learning by iterations")
        .contains("Quality against size", skff.toString(), sum.toString())
        .doesNotContain("NaN");
  }

  @Test
  void aSweepIsItsTrialsThatWereBegun() throws IOException {
    Path sweep = folder.resolve("fusions");
    copy(skff, sweep.resolve("trials/aa/run"));
    copy(sum, sweep.resolve("trials/bb/run"));
    Files.writeString(
        sweep.resolve("plan.json"),
        """
        {"name": "fusions", "objective": "psnr", "trials": [
          {"id": "aa", "setting": "fusion=skff", "labels": {}, "seed": 1},
          {"id": "bb", "setting": "fusion=sum", "labels": {}, "seed": 2},
          {"id": "cc", "setting": "fusion=concat", "labels": {}, "seed": 3}
        ]}
        """);
    List<String> lines =
        Cli.run("compare", sweep, skff, "--format", "markdown").done().out().lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("| run | fusion.type |");
    assertThat(lines.get(1)).matches("\\|( --- \\|)+");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("| %s: fusion=sum, seed 2 | sum |".formatted(sweep)));
  }

  @Test
  void aResultAloneHasScoresAndNoSettings() throws IOException {
    Path alone = Files.copy(sum.resolve("result.json"), folder.resolve("result.json"));
    List<String> lines = Cli.run("compare", alone, skff, sum).done().out().lines().toList();
    assertThat(lines).anyMatch(line -> line.matches(".*result.json +- +- +4 .*"));
    assertThat(Cli.run("compare", sum.resolve("result.json"), skff).done().out())
        .contains("fusion.type");
  }

  @Test
  void aRunThatHasNotEndedStandsLastWithoutScores() throws IOException {
    Path begun = folder.resolve("begun");
    copy(skff, begun);
    Files.delete(begun.resolve("result.json"));
    List<String> lines = Cli.run("compare", begun, skff).done().out().lines().toList();
    assertThat(lines.get(2)).startsWith(begun.toString()).endsWith("-");
  }

  @Test
  void whatIsNoRunIsNamed() throws IOException {
    Cli.run("compare", folder).refused(ExitCode.INPUT, folder + " is no run, no sweep");
    Cli.run("compare", folder.resolve("no")).refused(ExitCode.INPUT, "doesn't exist");
    Path torn = Files.writeString(folder.resolve("result.json"), "{\"sets\": ");
    Cli.run("compare", torn).refused(ExitCode.INPUT, torn.toString());
    Cli.run("compare").refused(ExitCode.USAGE, "PLACE");
  }
}
