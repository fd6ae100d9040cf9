package io.mirnet.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.blocks.Fixtures;
import io.mirnet.cli.Cli;
import io.mirnet.cli.Pictures;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs are found as in a configuration; what each way of finding does is tested there. */
class SetOptionsTest {
  private static final String MATCH = "{input: 'low{n}', target: 'normal{n}'}";

  @TempDir private Path folder;
  private Path low;
  private Path normal;

  @BeforeEach
  void writePairs() throws IOException {
    low = Files.createDirectory(folder.resolve("low"));
    normal = Files.createDirectory(folder.resolve("normal"));
    for (int n = 1; n <= 2; n++) {
      Pictures.write(low.resolve("low" + n + ".png"), 16, 16, n);
      Pictures.write(normal.resolve("normal" + n + ".png"), 16, 16, n);
    }
  }

  @Test
  void foldersAreEvaluatedByTemplates() {
    Cli.run("evaluate", "--restored", low, "--target", normal)
        .refused(ExitCode.INPUT, "write match: {input: \"low{n}\", target: \"normal{n}\"}");
    JsonNode images =
        evaluate("--restored", low, "--target", normal, "--match", MATCH).json().get("images");
    assertThat(images).hasSize(2);
    // The same picture in both: an error of 0.
    assertThat(images.get(1).get("name").textValue()).isEqualTo("low2");
    assertThat(images.get(1).get("ssim").doubleValue()).isEqualTo(1);
  }

  @Test
  void aPairingByOrderIsShown() {
    Cli shown = evaluate("--restored", low, "--target", normal, "--match", "order");
    assertThat(shown.err()).contains("paired by order: low1 with normal1, low2 with normal2");
  }

  @Test
  void aDataSetIsRestoredAndEvaluatedWithoutFolders() {
    Path model = Fixtures.weights(Fixtures.RGB, folder);
    String set = "{type: paired, input: %s, target: %s, match: %s}".formatted(low, normal, MATCH);
    Path byInput = folder.resolve("by-input");
    Cli.run("restore", "--model", model, "--output", byInput, "--set", set).done();
    assertThat(byInput.resolve("low2.png")).isRegularFile();
    Path byTarget = folder.resolve("by-target");
    Cli.run("restore", "--model", model, "--output", byTarget, "--set", set, "--target-names")
        .done();
    assertThat(byTarget.resolve("normal2.png")).isRegularFile();
    JsonNode whole = evaluate("--model", model, "--set", set).json();
    JsonNode files = evaluate("--restored", byTarget, "--target", normal).json();
    assertThat(whole.get("psnr")).isEqualTo(files.get("psnr"));
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    String set = "{type: paired, input: %s, target: %s}".formatted(low, normal);
    Cli.run("evaluate", "--model", "m", "--set", set, "--target", normal)
        .refused(ExitCode.USAGE, "--set SET");
    Cli.run("evaluate", "--model", "m", "--set", set, "--match", "order")
        .refused(ExitCode.USAGE, "--set SET");
    Cli.run("evaluate", "--set", set).refused(ExitCode.USAGE, "--model MODEL");
    Cli.run("restore", "--model", "m", "--output", folder).refused(ExitCode.USAGE, "--set SET");
    Cli.run("restore", "--model", "m", "--output", folder, "--set", set, low)
        .refused(ExitCode.USAGE, "--set SET");
    Cli.run("restore", "--model", "m", "--output", folder, "--target-names", low)
        .refused(ExitCode.USAGE, "--set SET");
    Cli.run("restore", "--model", "m", "--output", folder, "--set", "generated")
        .refused(ExitCode.USAGE, "of type paired");
    Cli.run("evaluate", "--model", "m", "--set", "{type: paired, layuot: lol}")
        .refusedConfiguration(1, "did you mean 'layout'");
    Cli.run("evaluate", "--restored", low, "--target", normal, "--match", "{input: low}")
        .refusedConfiguration(1, "'low' needs a place");
  }

  private static Cli evaluate(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "evaluate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--format";
    all[all.length - 1] = "json";
    return Cli.run(all).done();
  }
}
