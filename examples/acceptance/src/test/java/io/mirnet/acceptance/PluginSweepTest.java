package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over a plugin's blocks, whose trials are processes that need its jar too. */
@DisabledOnOs(OS.WINDOWS)
class PluginSweepTest {
  private static final int USAGE = 2;

  @TempDir private Path folder;

  @Test
  void aSweepComparesAPluginsBlocksWithBuiltInOnes() throws Exception {
    Path sweep =
        Files.writeString(
            folder.resolve("blocks.yaml"),
            """
            base: %s
            axes: {model.context: [rcb, eca], model.fusion: [gated]}
            budget: {iterations: 20}
            launcher: {type: local, jobs: 2}
            """
                .formatted(Plugin.CONFIGURATION));
    Object[] small = {
      "sweep",
      sweep,
      "data.train.images=4",
      "data.train.validation_images=2",
      "data.train.size=64",
      "train.patches.patch=16",
      "--output",
      folder.resolve("out"),
      "--plugins",
      Plugin.JAR
    };

    Distribution.Result swept = Distribution.built().run(small).done();

    assertThat(swept.out()).contains("context=rcb", "context=eca", "20/20", "2 complete");
    assertThat(folder.resolve("out/report.html")).content().contains("context=eca, fusion=gated");
    Distribution.Result without =
        Distribution.built().run("sweep", sweep, "--output", folder.resolve("none"));
    assertThat(without.code()).isEqualTo(USAGE);
    assertThat(without.err()).contains("no context block is named 'eca'");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
