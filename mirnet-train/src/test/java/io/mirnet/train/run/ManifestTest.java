package io.mirnet.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
            "Some CPU",
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
    Plugin plugin = new Plugin("org.example.Gated", "/a/gated.jar", "", "aa");
    Path file = written(AnyManifest.of(Map.of("fusion gated", plugin)), "version");
    assertThat(Manifest.read(file).plugins()).containsEntry("fusion gated", plugin);
  }

  @Test
  void aManifestFromBeforeRunsCouldChangeHasNoChanges() throws IOException {
    assertThat(Manifest.read(written(AnyManifest.of(Map.of()), "changes")).changes()).isEmpty();
  }

  @Test
  void aManifestFromBeforeTheProcessorWasRecordedNamesNone() throws IOException {
    assertThat(Manifest.read(written(AnyManifest.of(Map.of()), "processor")).processor()).isEmpty();
  }

  /** A manifest of before there was a key. */
  private Path written(Manifest manifest, String key) throws IOException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(manifest.toJson());
    json.remove(key);
    json.get("plugins").forEach(plugin -> ((ObjectNode) plugin).remove(key));
    return Files.writeString(folder.resolve("manifest.json"), json.toString());
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
        .hasMessageContaining(
            "manifest.json is damaged: it is not what was written from line 1, column");
  }
}
