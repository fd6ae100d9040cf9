package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.acceptance.Distribution.Result;
import io.mirnet.acceptance.Distribution.Running;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run with a plugin's blocks: trained, stopped half-way, resumed, and its model used. */
@DisabledOnOs(OS.WINDOWS)
class PluginRunTest {
  private static final int ITERATIONS = 20;
  private static final int STOPPED_AFTER = 4;

  /** Stopped by SIGTERM, after saving. */
  private static final int TERMINATED = 128 + 15;

  private static final int INPUT_MISSING = 3;

  @TempDir private static Path folder;

  private static Path run;
  private static Result stopped;
  private static Result resumedWithoutPlugin;
  private static Result resumed;

  @BeforeAll
  static void trainStopAndResume() throws Exception {
    run = folder.resolve("run");
    Distribution distribution = Distribution.built();
    Running training =
        distribution.start(
            "train",
            Plugin.CONFIGURATION,
            "--plugins",
            Plugin.JAR,
            "--run",
            run,
            "threads=1",
            "data.train.images=4",
            "data.train.validation_images=2",
            "data.train.size=64",
            "train.iterations=" + ITERATIONS,
            "train.validation.every=" + ITERATIONS,
            "train.log_every=1");
    while (training.process().isAlive() && metrics().size() < STOPPED_AFTER) {
      training.process().waitFor(1, TimeUnit.MILLISECONDS);
    }
    training.process().destroy();
    stopped = training.await();
    resumedWithoutPlugin = distribution.run("train", "--resume", run);
    resumed = distribution.run("train", "--resume", run, "--plugins", Plugin.JAR);
  }

  private static List<String> metrics() throws IOException {
    Path file = run.resolve("metrics.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  @Test
  void theRunStopsHalfWayAndGoesOnToItsEnd() throws IOException {
    assertThat(stopped.code()).as(stopped.err()).isEqualTo(TERMINATED);
    assertThat(stopped.out()).contains("--resume " + run);
    resumed.done();
    assertThat(resumed.err()).contains("of " + ITERATIONS).doesNotContain("warning");
    // A line for each iteration, and one for the validation at the end.
    assertThat(metrics()).hasSize(ITERATIONS + 1);
    assertThat(run.resolve("result.json")).exists();
  }

  @Test
  void theManifestNamesTheJarWithItsVersionAndHash() throws Exception {
    JsonNode plugins =
        new ObjectMapper().readTree(run.resolve("manifest.json").toFile()).get("plugins");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Plugin.JAR));
    assertThat(plugins).hasSize(2);
    for (JsonNode plugin : plugins) {
      assertThat(plugin.get("location").asText()).isEqualTo(Plugin.JAR.toString());
      assertThat(plugin.get("version").asText()).isEqualTo("1.0.0");
      assertThat(plugin.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(hash));
    }
  }

  @Test
  void withoutThePluginItIsSaidWhatTheRunNeeds() {
    assertThat(resumedWithoutPlugin.code()).isEqualTo(INPUT_MISSING);
    assertThat(resumedWithoutPlugin.err())
        .contains("context block eca", "fusion gated", Plugin.JAR.toString(), "--plugins");
  }

  @Test
  void theModelRestoresAPictureWithThePlugin() throws Exception {
    Path restored = folder.resolve("restored.png");
    Distribution.built()
        .run(
            "restore",
            "--plugins",
            Plugin.JAR,
            "--model",
            run,
            "--output",
            restored,
            picture("with.png"))
        .done();
    BufferedImage image = ImageIO.read(restored.toFile());
    assertThat(image.getWidth()).isEqualTo(50);
    assertThat(image.getHeight()).isEqualTo(38);
  }

  @Test
  void withoutThePluginTheModelSaysWhatIsMissing() throws Exception {
    Path restored = folder.resolve("never.png");
    Result result =
        Distribution.built()
            .run("restore", "--model", run, "--output", restored, picture("without.png"));
    assertThat(result.code()).isEqualTo(INPUT_MISSING);
    assertThat(result.err()).contains("no fusion is named 'gated'", "--plugins");
    assertThat(restored).doesNotExist();
  }

  private static Path picture(String name) throws IOException {
    BufferedImage image = new BufferedImage(50, 38, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 50; x++) {
      for (int y = 0; y < 38; y++) {
        image.setRGB(x, y, x * 0x010305 + y * 0x050301);
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
