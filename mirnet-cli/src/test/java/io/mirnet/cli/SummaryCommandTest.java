package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.blocks.Fixtures;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryCommandTest {
  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void aModelSectionIsEnough() throws IOException {
    config = Files.writeString(folder.resolve("model.yaml"), "model: {type: mirnet-v2}\n");
  }

  /** Counted from the public architecture. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed=1                    |  5858560 | 139.506 | 5e-4",
        "model.in_channels=6       |  5860720 | 139.647 | 5e-4",
        "model.groups=[4, 4, 4, 4] |  3943360 |  82.765 | 5e-4",
        "model.share_columns=false | 10605600 | 139.506 | 5e-4",
        "model.width=16            |   236864 |   5.65  | 5e-3",
        "model.width=48            |  2110848 |  50.32  | 5e-3",
      })
  void countsAreThoseOfTheArchitecture(
      String override, long parameters, double gmacs, double tolerance) {
    JsonNode summary = Cli.run("summary", config, override, "--format", "json").done().json();
    assertThat(summary.get("parameters").longValue()).isEqualTo(parameters);
    assertThat(summary.get("gmacs").doubleValue()).isCloseTo(gmacs, within(tolerance));
    assertThat(summary.get("size").intValue()).isEqualTo(256);
  }

  @Test
  void aModelFileNeedsNoConfiguration() {
    Path weights = Fixtures.weights(Fixtures.RGB, folder);
    Cli fromFile = Cli.run("summary", "--model", weights, "--size", 64, "--format", "json");
    Cli fromYaml = Cli.run("summary", config, "model.width=16", "--size", 64, "--format", "json");
    assertThat(fromFile.done().out()).isEqualTo(fromYaml.done().out());
    Cli.run("summary", "--model", weights, config)
        .refused(ExitCode.USAGE, "either --model MODEL or a YAML file");
  }

  @Test
  void partsAddUpToTheWhole() {
    JsonNode summary =
        Cli.run("summary", config, "model.width=16", "--format", "json").done().json();
    JsonNode parts = summary.get("parameters_by_part");
    assertThat(parts.fieldNames())
        .toIterable()
        .containsExactly("conv_in", "body.0", "body.1", "body.2", "body.3", "conv_out");
    long sum = 0;
    for (JsonNode part : parts) {
      sum += part.longValue();
    }
    assertThat(sum).isEqualTo(summary.get("parameters").longValue());
  }

  @Test
  void multiplyAddsGrowWithTheArea() {
    double whole = gmacs("256");
    // The context blocks' 1x1 convolutions on one pixel don't grow.
    assertThat(gmacs("128")).isCloseTo(whole / 4, within(whole / 1000));
  }

  private double gmacs(String size) {
    return Cli.run("summary", config, "model.width=16", "--size", size, "--format", "json")
        .done()
        .json()
        .get("gmacs")
        .doubleValue();
  }

  @Test
  void textIsForPeople() {
    Cli summary = Cli.run("summary", config, "model.width=16").done();
    assertThat(summary.out().lines())
        .anyMatch(line -> line.matches("parameters +236,864"))
        .anyMatch(line -> line.matches("GMACs +5\\.6\\d\\d  at 256x256"));
  }

  @Test
  void aBlockThatCannotBeTracedHasParametersAndNoGmacs() throws IOException {
    Path jar = PluginJar.untraceable(folder.resolve("plugins/looking.jar"), "looking");
    Object[] command = {
      "summary", config, "model.width=16", "model.fusion=looking", "--plugins", jar
    };
    Cli summary = Cli.run(command).done();
    assertThat(summary.out().lines())
        .anyMatch(line -> line.matches("parameters +\\d+,\\d+"))
        .anyMatch(line -> line.matches("GMACs +unknown"));
    assertThat(summary.err()).contains("warning: GMACs are unknown: Looking: the operation '");
    Object[] asJson = Arrays.copyOf(command, command.length + 2);
    asJson[command.length] = "--format";
    asJson[command.length + 1] = "json";
    JsonNode json = Cli.run(asJson).done().json();
    assertThat(json.get("parameters").longValue()).isPositive();
    assertThat(json.has("gmacs")).isFalse();
  }

  @Test
  void aSizeThatTheNetworkCannotTakeIsRefused() {
    Cli.run("summary", config, "model.width=16", "--size", "250")
        .refused(ExitCode.USAGE, "--size 250 must be a multiple of 4");
    Cli.run("summary", config, "model.width=16", "--size", "0").refused(ExitCode.USAGE, "--size 0");
    Cli.run("summary", config, "--size", "2x").refused(ExitCode.USAGE, "--size", "2x");
  }
}
