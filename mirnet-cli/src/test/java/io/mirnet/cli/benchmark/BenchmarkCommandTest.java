package io.mirnet.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.cli.Cli;
import io.mirnet.cli.PluginJar;
import io.mirnet.cli.Tiny;
import io.mirnet.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
  @TempDir private Path folder;
  private Path tiny;

  @BeforeEach
  void aSmallNetworkIsEnough() {
    tiny = Tiny.in(folder);
  }

  @Test
  void jsonHasARowForEverySizeAndEveryBatch() {
    JsonNode report =
        once(tiny, "--size", "16,32", "--patch", "16", "--batch", "1", "--batch", "2").json();

    assertThat(report.get("inference")).hasSize(2);
    assertThat(report.get("inference").get(1).get("size").intValue()).isEqualTo(32);
    assertThat(report.get("training")).hasSize(2);
    JsonNode step = report.get("training").get(1);
    assertThat(step.get("patch").intValue()).isEqualTo(16);
    assertThat(step.get("batch").intValue()).isEqualTo(2);
    assertThat(step.get("execution").textValue()).isEqualTo("compiled");
    assertThat(step.get("precision").textValue()).isEqualTo("float32");
    assertThat(report.get("data")).hasSize(1);
    assertThat(report.get("data").get(0).get("batch").intValue()).isEqualTo(2);
    assertThat(report.get("device").textValue()).isIn("cpu", "gpu:0");
    assertThat(report.get("threads").intValue()).isPositive();
    assertThat(report.get("peak_resident_mib").longValue()).isPositive();
  }

  @Test
  void speedsFollowFromTimesAndMultiplyAdds() {
    JsonNode report = once(tiny, "--size", "32", "--patch", "16", "--batch", "2").json();
    double gmacs =
        Cli.run("summary", tiny, "--size", "32", "--format", "json")
            .done()
            .json()
            .get("gmacs")
            .doubleValue();

    JsonNode image = report.get("inference").get(0);
    JsonNode step = report.get("training").get(0);
    double gemm = report.get("gemm_gflops").doubleValue();
    assertThat(gemm).isPositive();
    assertThat(number(image, "gflops") * number(image, "median_s"))
        .isCloseTo(2 * gmacs, within(1e-9));
    // Two patches of 16x16 are half the pixels of 32x32; a step is three times a forward pass.
    assertThat(number(step, "gflops") * number(step, "median_s"))
        .isCloseTo(3 * gmacs, within(0.01 * gmacs));
    assertThat(number(image, "gemm_share") * gemm).isCloseTo(number(image, "gflops"), within(1e-9));
    assertThat(number(step, "images_per_s") * number(step, "median_s")).isCloseTo(2, within(1e-9));
    assertThat(number(step, "min_s")).isPositive().isLessThanOrEqualTo(number(step, "median_s"));
    assertThat(number(step, "max_s")).isGreaterThanOrEqualTo(number(step, "median_s"));
  }

  private static double number(JsonNode row, String name) {
    return row.get(name).doubleValue();
  }

  @Test
  void onePartIsMeasuredAlone() {
    JsonNode report = once(tiny, "--only", "inference", "--size", "16").json();
    assertThat(report.get("inference")).hasSize(1);
    assertThat(report.get("training")).isEmpty();
    assertThat(report.get("data")).isEmpty();
    assertThat(report.has("data_skipped")).isFalse();
  }

  @Test
  void withoutAFileTheReleasedNetworkIsChangedByKeysAndNoDataIsLoaded() {
    JsonNode report =
        once("model={width: 8, groups: [1], blocks_per_group: 1}", "--size", "16", "--patch", "16")
            .json();
    assertThat(report.get("training")).hasSize(1);
    assertThat(report.get("data")).isEmpty();
    assertThat(report.get("data_skipped").textValue()).isEqualTo("no YAML file names any");
  }

  @Test
  void dataThatIsNotThereIsSkippedAndSaidSo() {
    JsonNode report =
        once(tiny, "--only", "data", "data.train={type: paired, input: absent, target: absent}")
            .json();
    assertThat(report.get("data")).isEmpty();
    assertThat(report.get("data_skipped").textValue()).contains("absent");
  }

  @Test
  void aBlockThatCannotBeTracedIsTimedAllTheSame() throws Exception {
    Path jar = PluginJar.untraceable(folder.resolve("plugins/looking.jar"), "looking");
    JsonNode report =
        once(
                tiny,
                "model.fusion=looking",
                "--plugins",
                jar,
                "--execution",
                "eager",
                "--only",
                "inference",
                "--size",
                "16")
            .json();
    assertThat(report.get("inference").get(0).has("median_s")).isTrue();
    assertThat(report.get("inference").get(0).has("gflops")).isFalse();
  }

  @Test
  void theTableFitsATerminal() {
    Cli text = run("text", tiny, "--size", "16", "--patch", "16");
    assertThat(text.out().lines())
        .allMatch(line -> line.length() <= 100)
        .anyMatch(
            line ->
                line.matches("inference +16 +1 +compiled +float32( +[\\d.]+){4} +\\d+ % +[\\d.]+"))
        .anyMatch(line -> line.matches("training +16 +2 +compiled .*"))
        .anyMatch(line -> line.matches("data +16 +2( +[\\d.]+){4}"))
        .anyMatch(line -> line.matches("gemm +2048 .* 100 %"))
        .anyMatch(line -> line.matches("most resident memory: [\\d,]+ MiB"));
  }

  @Test
  void whatTheNetworkCanNotComputeIsRefused() {
    refused("--size 250 must be a multiple of 4", "--size", "256,250");
    refused("--patch 0 must be a multiple of 4", "--patch", "0");
    refused("--batch 0 must be 1 or more", "--batch", "0");
    refused("--repeats 0 --warm-up 2: one round must count", "--repeats", "0");
  }

  @Test
  void whatThereIsNotIsRefusedWithWhatThereIs() {
    refused(
        "--execution turbo: there is no such execution; there are: eager", "--execution", "turbo");
    refused(
        "--precision int3: there is no such precision; there are: float32", "--precision", "int3");
    refused("'tpu' is no device", "device=tpu");
  }

  private void refused(String message, Object... arguments) {
    Cli cli = Cli.run(command("text", arguments));
    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains(message);
  }

  private static Cli once(Object... arguments) {
    return run("json", arguments);
  }

  private static Cli run(String format, Object... arguments) {
    List<Object> all = new ArrayList<>(Arrays.asList(command(format, arguments)));
    all.addAll(List.of("--repeats", "1", "--warm-up", "0"));
    return Cli.run(all.toArray()).done();
  }

  private static Object[] command(String format, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("benchmark", "--format", format));
    all.addAll(Arrays.asList(arguments));
    return all.toArray();
  }
}
