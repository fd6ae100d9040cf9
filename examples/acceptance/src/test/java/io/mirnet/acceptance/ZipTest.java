package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as one file, which {@code mvn -Pdist} makes, works from an empty folder. */
@DisabledIfSystemProperty(
    named = "mirnet.zip",
    matches = "none",
    disabledReason = "mvn -Pdist verify makes the zip")
class ZipTest {
  @TempDir private Path folder;

  @Test
  void whatIsUnpackedTrainsAndSaysHow() throws Exception {
    unpack(Distribution.folder("mirnet.zip"));
    Path home;
    try (var unpacked = Files.list(folder)) {
      home = unpacked.findFirst().orElseThrow();
    }
    assertThat(home.getFileName().toString()).startsWith("mirnet-");
    assertThat(home.resolve("LICENSE")).isRegularFile();
    assertThat(home.resolve("man/man1/mirnet-cli.1")).content().contains(".SH NAME");
    assertThat(home.resolve("completion/mirnet-cli")).content().contains("mirnet-cli");
    assertThat(home.resolve("bin/mirnet-cli").toFile().setExecutable(true)).isTrue();
    Distribution distribution = new Distribution(home, Map.of());
    assertThat(distribution.run("--version").done().out()).contains("mirnet");
    Path config =
        Files.writeString(
            folder.resolve("tiny.yaml"),
            """
            name: tiny
            model: {width: 8, groups: [1], blocks_per_group: 1}
            data: {train: {type: generated, images: 1, validation_images: 1, size: 32}}
            train: {iterations: 1, patches: {type: fixed, patch: 16, batch: 1}}
            """);
    assertThat(distribution.run("train", config, "--run", folder.resolve("run")).done().out())
        .contains("PSNR");
  }

  /** Java's own reader of archives forgets what may be executed. */
  private void unpack(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path path = folder.resolve(entry.getName()).normalize();
        assertThat(path).startsWithRaw(folder);
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, path);
          }
        }
      }
    }
  }
}
