package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void makeConfig() {
    config = Tiny.in(folder);
  }

  @Test
  void aGoodConfigurationHasNoMistake() {
    assertThat(Cli.run("config", "check", config).done().out().strip())
        .isEqualTo("no mistake found");
  }

  @Test
  void aMistakeIsShownAsACompilerDoes() throws IOException {
    Files.writeString(config, "model:\n  fusion: {type: skff, reducton: 8}\n");
    Cli check = Cli.run("config", "check", config);
    check.refusedConfiguration(1, "reducton");
    assertThat(check.err().lines())
        .containsExactly(
            config + ":2:24: error: fusion 'skff' has no option 'reducton'",
            "    2 |   fusion: {type: skff, reducton: 8}",
            "      |                        ^^^^^^^^ did you mean 'reduction'? options: reduction",
            "1 problem; nothing was started");
  }

  @Test
  void whatIsShownReadsBackToTheSame() throws IOException {
    Cli shown = Cli.run("config", "show", config, "model.width=16", "seed=7").done();
    assertThat(shown.out()).contains("width: 16\n", "seed: 7\n", "channel_factor: 1.5\n");
    Path again = Files.writeString(folder.resolve("again.yaml"), shown.out());
    assertThat(Cli.run("config", "show", again).done().out()).isEqualTo(shown.out());
  }

  @Test
  void jsonIsYamlToo() throws IOException {
    Cli json = Cli.run("config", "show", config, "--format", "json").done();
    assertThat(json.json().at("/model/width").intValue()).isEqualTo(8);
    Path again = Files.writeString(folder.resolve("again.json"), json.out());
    assertThat(Cli.run("config", "show", again).done().out())
        .isEqualTo(Cli.run("config", "show", config).done().out());
  }

  @Test
  void everyValueHasAnOrigin() {
    Cli origins = Cli.run("config", "show", "--origins", config, "seed=7").done();
    assertThat(origins.out().lines())
        .anyMatch(line -> line.matches("seed +7 +override 'seed=7'"))
        .anyMatch(line -> line.startsWith("model.width ") && line.endsWith(config + ":2:9"))
        .anyMatch(line -> line.matches("model\\.channel_factor +1\\.5 +default"));
    Cli json = Cli.run("config", "show", "--origins", config, "--format", "json").done();
    assertThat(json.json()).hasSize((int) origins.out().lines().count());
    assertThat(json.json().get(0).get("path").textValue()).isEqualTo("name");
    assertThat(json.json().get(0).get("value").textValue()).isEqualTo("tiny");
    assertThat(json.json().get(0).get("origin").textValue()).isEqualTo(config + ":1:1");
  }

  @Test
  void whatToDoMustBeSaid() {
    Cli.run("config").refused(ExitCode.USAGE, "config check FILE", "config show FILE");
    Cli.run("config", "check").refused(ExitCode.USAGE, "a YAML file is needed");
  }
}
