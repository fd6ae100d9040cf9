package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import io.mirnet.train.run.Manifest.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenReadsBack() throws IOException {
    Plugin gated = new Plugin("org.example.Gated", "/a/gated.jar", "1.0", "aa");
    Manifest manifest =
        new Manifest(
            "0.1",
            "0.35",
            "PyTorch 2.7",
            List.of("cpu()"),
            2,
            "compiled",
            "bfloat16",
            "17",
            "linux",
            7,
            "abc",
            "2026-11-22T00:00:00Z",
            Map.of("fusion gated", gated),
            List.of(new Manifest.Change("2026-11-23T00:00:00Z", 400, "threads", "2", "4")));
    Path file = Files.writeString(folder.resolve("manifest.json"), manifest.toJson());

    assertThat(Manifest.read(file)).isEqualTo(manifest);
  }

  @Test
  void aManifestFromBeforeVersionsWereRecordedIsRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("manifest.json"),
            """
            {"threads": 2, "plugins": {"fusion gated":
              {"type": "org.example.Gated", "location": "/a/gated.jar", "sha256": "aa"}}}
            """);

    assertThat(Manifest.read(file).plugins())
        .containsEntry("fusion gated", new Plugin("org.example.Gated", "/a/gated.jar", "", "aa"));
  }

  @Test
  void aManifestFromBeforeRunsCouldChangeHasNoChanges() throws IOException {
    Path file = Files.writeString(folder.resolve("manifest.json"), "{\"threads\": 2}");

    assertThat(Manifest.read(file).changes()).isEmpty();
  }

  @Test
  void laterChangesComeAfterEarlierOnes() {
    Manifest.Change first = new Manifest.Change("a", 1, "threads", "2", "4");
    Manifest.Change second = new Manifest.Change("b", 2, "threads", "4", "2");
    Manifest manifest = AnyManifest.of(Map.of());

    assertThat(manifest.with(List.of(first)).with(List.of(second)).changes())
        .containsExactly(first, second);
  }

  @Test
  void aDamagedManifestIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("manifest.json"), "{\"threads\": ");

    assertThatThrownBy(() -> Manifest.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("manifest.json can't be read");
  }
}
