package io.mirnet.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.blocks.Fixtures;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Pictures;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.plugin.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scikit-image, numpy and scipy: see metrics.json. */
class EvaluateCommandTest {
  private static final Offset<Double> TOLERANCE = within(1e-6);
  private static final List<String> PAIRS = List.of("p0", "p1", "p2", "p3");

  @TempDir private Path folder;
  private Path restored;
  private Path target;

  @BeforeEach
  void makeFolders() throws IOException {
    restored = Files.createDirectory(folder.resolve("restored"));
    target = Files.createDirectory(folder.resolve("target"));
  }

  @ParameterizedTest
  @CsvSource({
    "lol, psnr_rgb_255, ssim_matlab_volume_255,",
    "sidd, psnr_rgb_255, ssim_matlab_volume_255,",
    "realsr-x4, realsr_x4_psnr_y, realsr_x4_ssim_wang_y,",
    "dpdd, psnr_rgb_255, ssim_uniform7_float, mae_float",
  })
  void agreesWithIndependentNumbers(String protocol, String psnr, String ssim, String mae)
      throws IOException {
    copy(PAIRS);
    JsonNode result = evaluate("--protocol", protocol);
    assertThat(result.get("protocol").textValue()).isEqualTo(protocol);
    JsonNode images = result.get("images");
    assertThat(names(images)).containsExactlyElementsOf(PAIRS);
    JsonNode golden = golden();
    for (JsonNode image : images) {
      JsonNode expected = golden.get(image.get("name").textValue());
      assertSame(image.get("psnr"), expected.get(psnr));
      assertSame(image.get("ssim"), expected.get(ssim));
      assertThat(image.has("mae")).isEqualTo(mae != null);
      if (mae != null) {
        assertSame(image.get("mae"), expected.get(mae));
      }
    }
    assertThat(result.get("psnr").doubleValue()).isCloseTo(mean(golden, psnr), TOLERANCE);
    assertThat(result.get("ssim").doubleValue()).isCloseTo(mean(golden, ssim), TOLERANCE);
  }

  @Test
  void sixteenBitsCountInFull() throws IOException {
    copy(List.of("q0"));
    JsonNode result = evaluate("--protocol", "dpdd");
    JsonNode expected = golden().get("q0");
    assertSame(result.get("psnr"), expected.get("psnr_rgb_1"));
    assertSame(result.get("ssim"), expected.get("ssim_uniform7"));
    assertSame(result.get("mae"), expected.get("mae"));
  }

  @Test
  void picturesArePairedByNamesWithoutSuffix() throws IOException {
    copy("p1_input", restored.resolve("x.png"));
    copy("p1_target", target.resolve("x.jpg"));
    JsonNode result = evaluate();
    assertThat(names(result.get("images"))).containsExactly("x");
    assertSame(result.get("psnr"), golden().get("p1").get("psnr_rgb_255"));
  }

  @Test
  void aTableIsForPeople() throws IOException {
    copy(List.of("p1", "p3"));
    Cli table = Cli.run("evaluate", "--restored", restored, "--target", target).done();
    assertThat(table.out().lines())
        .containsExactly(
            "picture   PSNR/dB     SSIM",
            "p1         24.845   0.9637",
            "p3         18.904   0.9520",
            "mean       21.875   0.9579");
  }

  @Test
  void aModelScoresAsTheFilesThatItWrites() throws IOException {
    copy(List.of("p3"));
    Path model = Fixtures.weights(Fixtures.RGB, folder);
    Path written = folder.resolve("written");
    Cli.run("restore", "--model", model, "--output", written, restored).done();
    JsonNode direct =
        Cli.run(
                "evaluate",
                "--model",
                model,
                "--input",
                restored,
                "--target",
                target,
                "--format",
                "json")
            .done()
            .json();
    JsonNode files =
        Cli.run("evaluate", "--restored", written, "--target", target, "--format", "json")
            .done()
            .json();
    assertThat(direct.get("psnr")).isEqualTo(files.get("psnr"));
    assertThat(direct.get("ssim")).isEqualTo(files.get("ssim"));
    assertSame(direct.get("input").get("psnr"), golden().get("p3").get("psnr_rgb_255"));
    assertThat(files.has("input")).isFalse();
    assertThat(direct.get("psnr").doubleValue())
        .isNotCloseTo(golden().get("p3").get("psnr_rgb_255").doubleValue(), within(1e-3));
  }

  @Test
  void aDualPixelModelTakesBothViews() throws IOException {
    Path right = Files.createDirectory(folder.resolve("right"));
    copy(List.of("p3"));
    copy("p3_target", right.resolve("p3.png"));
    Path model = Fixtures.weights(Fixtures.DUAL_PIXEL, folder);
    Cli both =
        Cli.run(
            "evaluate",
            "--model",
            model,
            "--input",
            restored,
            "--right",
            right,
            "--target",
            target,
            "--protocol",
            "dpdd",
            "--format",
            "json");
    assertThat(both.done().json().get("psnr").doubleValue()).isFinite();
    Cli.run("evaluate", "--model", model, "--input", restored, "--target", target)
        .refused(ExitCode.INPUT, "picture p3", "6 channels", "left and the right view");
  }

  @Test
  void aNetworkThatIsNoBetterThanItsInputIsWarnedOf() {
    Pictures.write(restored.resolve("a.png"), 32, 32, 1);
    Pictures.write(target.resolve("a.png"), 32, 32, 1);
    Path model = Fixtures.weights(Fixtures.RGB, folder);
    Cli table =
        Cli.run("evaluate", "--model", model, "--input", restored, "--target", target).done();
    assertThat(table.out().lines().findFirst()).hasValue("picture   PSNR/dB     SSIM   gain/dB");
    assertThat(table.err()).contains("no better than the degraded ones");
  }

  @Test
  void subsetsAreMeasuredBesidesTheWhole() throws IOException {
    copy(PAIRS);
    Path subsets = Files.writeString(folder.resolve("subsets.tsv"), "p1\tdark\np3\tdark\n");
    JsonNode dark = evaluate("--subsets", subsets.toString()).get("subsets").get("dark");
    JsonNode golden = golden();
    double mean =
        (golden.get("p1").get("psnr_rgb_255").doubleValue()
                + golden.get("p3").get("psnr_rgb_255").doubleValue())
            / 2;
    assertThat(dark.get("psnr").doubleValue()).isCloseTo(mean, TOLERANCE);
    assertThat(dark.get("count").intValue()).isEqualTo(2);
    Files.writeString(subsets, "p7\tdark");
    Cli.run("evaluate", "--restored", restored, "--target", target, "--subsets", subsets)
        .refused(ExitCode.INPUT, "p7", "subsets.tsv");
  }

  @Test
  void picturesWithoutPartnerAreNamed() throws IOException {
    copy(List.of("p0", "p1"));
    Files.delete(target.resolve("p1.png"));
    Cli.run("evaluate", "--restored", restored, "--target", target)
        .refused(ExitCode.INPUT, "without partner", "p1");
  }

  @Test
  void picturesSmallerThanTheWindowAreNamed() {
    Pictures.write(restored.resolve("dot.png"), 1, 1, 1);
    Pictures.write(target.resolve("dot.png"), 1, 1, 2);
    Cli.run("evaluate", "--restored", restored, "--target", target, "--protocol", "dpdd")
        .refused(ExitCode.INPUT, "picture dot", "1x1");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    Cli.run("evaluate", "--target", target).refused(ExitCode.USAGE, "--restored DIR");
    Cli.run("evaluate", "--model", "m.pth", "--target", target)
        .refused(ExitCode.USAGE, "--input DIR");
    Cli.run("evaluate", "--model", "m", "--restored", restored, "--target", target)
        .refused(ExitCode.USAGE, "either");
    Cli.run("evaluate", "--restored", restored).refused(ExitCode.USAGE, "--target");
  }

  @Test
  void aMetricThatIsNotThereIsAnsweredWithAllThatAre() {
    Cli.run("evaluate", "--restored", restored, "--target", target, "--protocol", "lool")
        .refusedConfiguration(
            1,
            "'protocol=lool': error: no metric is named 'lool'; did you mean 'lol'?",
            "there are: "
                + String.join(
                    ", ",
                    Plugins.load(getClass().getClassLoader())
                        .all(ExtensionPoint.of(MetricProvider.class))
                        .keySet()));
  }

  @Test
  void aMetricMayBeGivenAsAMapping() throws IOException {
    copy(List.of("p3"));
    JsonNode result = evaluate("--protocol", "{type: realsr-x4}");
    assertThat(result.get("protocol").textValue()).isEqualTo("realsr-x4");
    assertSame(result.get("psnr"), golden().get("p3").get("realsr_x4_psnr_y"));
    Cli.run(
            "evaluate",
            "--restored",
            restored,
            "--target",
            target,
            "--protocol",
            "{type: lol, window: 7}")
        .refusedConfiguration(1, "metric 'lol' has no option 'window'");
    Cli.run("evaluate", "--restored", restored, "--target", target, "--protocol", "{type: lol")
        .refusedConfiguration(1, "protocol={type: lol");
    Cli.run("evaluate", "--restored", restored, "--target", target, "--protocol", "")
        .refusedConfiguration(1, "'protocol' is empty");
  }

  @Test
  void aTableHasAColumnForEachFurtherScore() throws IOException {
    copy(List.of("p1"));
    Cli table =
        Cli.run("evaluate", "--restored", restored, "--target", target, "--protocol", "dpdd")
            .done();
    double mae = golden().get("p1").get("mae_float").doubleValue();
    assertThat(table.out().lines().toList())
        .hasSize(3)
        .satisfies(
            head -> assertThat(head).isEqualTo("picture   PSNR/dB     SSIM      MAE"), atIndex(0))
        .satisfies(
            row -> assertThat(row).startsWith("p1  ").endsWith("  %.4f".formatted(mae)), atIndex(1))
        .satisfies(
            row -> assertThat(row).startsWith("mean").endsWith("  %.4f".formatted(mae)),
            atIndex(2));
  }

  private JsonNode evaluate(String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("evaluate", "--restored", restored, "--target", target, "--format", "json"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray()).done().json();
  }

  private void copy(List<String> pairs) throws IOException {
    for (String pair : pairs) {
      copy(pair + "_input", restored.resolve(pair + ".png"));
      copy(pair + "_target", target.resolve(pair + ".png"));
    }
  }

  private static void copy(String picture, Path to) throws IOException {
    try (InputStream stream = resource(picture + ".png")) {
      Files.copy(stream, to);
    }
  }

  private static JsonNode golden() throws IOException {
    try (InputStream stream = resource("metrics.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        EvaluateCommandTest.class.getResourceAsStream("metrics/" + name), name);
  }

  private static List<String> names(JsonNode images) {
    return StreamSupport.stream(images.spliterator(), false)
        .map(image -> image.get("name").textValue())
        .toList();
  }

  private static double mean(JsonNode golden, String key) {
    return PAIRS.stream()
        .mapToDouble(pair -> golden.get(pair).get(key).doubleValue())
        .average()
        .orElseThrow();
  }

  private static void assertSame(JsonNode actual, JsonNode expected) {
    assertThat(actual.doubleValue()).isCloseTo(expected.doubleValue(), TOLERANCE);
  }
}
