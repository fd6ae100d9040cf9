package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOptionsCommandTest {
  @TempDir private Path folder;
  private Path options;

  @BeforeEach
  void write() throws IOException {
    options =
        Files.writeString(
            folder.resolve("options.yml"),
            "name: mine\nnetwork_g: {type: MIRNet_v2, n_feat: 32}\ndist_params: {port: 29500}\n");
  }

  @Test
  void whatItWritesIsAConfiguration() throws IOException {
    Cli imported = Cli.run("import-options", options).done();
    assertThat(imported.err()).contains("without effect here: dist_params.port");
    Path yaml = Files.writeString(folder.resolve("mine.yaml"), imported.out());
    assertThat(
            Cli.run("summary", yaml, "--format", "json").done().json().get("parameters").asLong())
        .isEqualTo(939_136); // FACTS: width 32
  }

  @Test
  void aFileThatExistsIsKept() throws IOException {
    Path yaml = folder.resolve("mine.yaml");
    assertThat(Cli.run("import-options", options, "--output", yaml).done().out().strip())
        .isEqualTo(yaml.toString());
    assertThat(Files.readString(yaml)).contains("width: 32");
    Cli.run("import-options", options, "--output", yaml).refused(ExitCode.USAGE, "exists");
  }

  @Test
  void aMissingFileIsAMissingInput() {
    Cli.run("import-options", folder.resolve("absent.yml")).refused(ExitCode.INPUT, "absent.yml");
  }
}
