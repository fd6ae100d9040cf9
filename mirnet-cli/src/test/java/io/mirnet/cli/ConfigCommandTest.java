package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void scenesThatAreSmallerThanALaterPatchAreFound() {
    Cli.run(
            "config",
            "check",
            config,
            "train.patches={type: progressive, stages: [{patch: 16, batch: 2, iterations: 4}, {patch: 40, batch: 1, iterations: 2}]}")
        .refused(
            ExitCode.INPUT,
            "smaller than the largest patch, 40 from iteration 4 on (3 of 3): training-0000 32x32");
    Cli.run("config", "check", config, "train.patches.patch=40", "data.train.pad=reflect").done();
  }

  @Test
  void picturesAreHeldAgainstPatchesAndNetwork() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Path targets = Files.createDirectory(folder.resolve("targets"));
    for (Path of : List.of(pictures, targets)) {
      Pictures.write(of.resolve("a.png"), 64, 15, 1);
      Pictures.write(of.resolve("b.png"), 64, 64, 1);
    }
    String set = "data.train={type: paired, input: %s, target: %s}".formatted(pictures, targets);
    Cli.run("config", "check", config, set, "model.in_channels=6")
        .refused(
            ExitCode.INPUT,
            "takes 6 and makes 3 (2 of 2): a 3 and 3, b 3 and 3; change model.in_channels",
            "16 from iteration 0 on (1 of 2): a 64x15;");
  }

  @Test
  void dataThatIsNotHereIsNoMistake() {
    String set = "data.train={type: paired, input: nowhere, target: nowhere}";
    assertThat(Cli.run("config", "check", config, set).done().out())
        .startsWith("no mistake found; its pictures were not looked at")
        .contains("folder nowhere doesn't exist");
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
  void oldKeysAreToldOnStderrAndReadAllTheSame() throws IOException {
    Path old =
        Files.writeString(
            folder.resolve("old.yaml"),
            "base: " + config.getFileName() + "\ndata: {augment: false}\n");

    Cli check = Cli.run("config", "check", old).done();
    assertThat(check.out().strip()).isEqualTo("no mistake found");
    assertThat(check.err().lines())
        .containsExactly(
            old + ":2:8: warning: 'data.augment' is now 'data.augmentations'",
            "    2 | data: {augment: false}",
            "      |        ^^^^^^^ write augmentations: []");
    Cli shown = Cli.run("config", "show", old, "--format", "json").done();
    assertThat(shown.json().at("/data/augmentations")).isEmpty();
    assertThat(shown.err()).isEqualTo(check.err());
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
  void everyValueHasAnOriginAndADefaultWhereItDiffers() {
    Cli origins = Cli.run("config", "show", "--origins", config, "seed=7", "train.loss=l1").done();
    assertThat(origins.out().lines())
        .anyMatch(line -> line.matches("key +value +default +from"))
        .anyMatch(line -> line.matches("seed +7 +100 +override 'seed=7'"))
        .anyMatch(line -> line.matches("model\\.width +8 +80 .*\\Q" + config + ":2:9\\E"))
        .anyMatch(line -> line.matches("train\\.loss\\.type +l1 +charbonnier +override '.*'"))
        .anyMatch(line -> line.matches("model\\.channel_factor +1\\.5 +default"))
        .noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void originsInJsonHaveEveryDefault() {
    Cli origins = Cli.run("config", "show", "--origins", config, "--format", "json").done();
    assertThat(origins.json().get(0))
        .hasToString(
            "{\"path\":\"name\",\"value\":\"tiny\",\"default\":\"experiment\",\"origin\":\"%s:1:1\"}"
                .formatted(config));
    assertThat(origins.json().findValuesAsText("path")).contains("model.channel_factor");
  }

  @Test
  void schemaKnowsEveryProvider() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Cli.run("config", "schema").done().out());
    assertThat(schema.at("/$defs/fusion.skff/properties/type/const").textValue()).isEqualTo("skff");
    assertThat(schema.at("/properties/model/description").textValue()).startsWith("the network");
  }

  @Test
  void schemaKnowsPlugins() throws IOException {
    Path jar = PluginJar.write(folder.resolve("plain.jar"), "plain", "1");
    assertThat(Cli.run("config", "schema", "--plugins", jar).done().out())
        .contains("#/$defs/fusion.plain");
    assertThat(Cli.run("config", "schema").done().out()).doesNotContain("fusion.plain");
  }

  @Test
  void fileMayHaveAnEqualsSignInItsName() throws IOException {
    Path odd = Files.copy(config, folder.resolve("lr=1e-3.yaml"));
    Cli.run("config", "check", odd).done();
  }

  @Test
  void whatIsNeitherFileNorValueIsNamed() {
    Cli.run("config", "check", config, "model.width:8")
        .refused(ExitCode.USAGE, "model.width:8", "values are given as in model.width=32");
  }

  @Test
  void whatToDoMustBeSaid() {
    Cli.run("config").refused(ExitCode.USAGE, "config check FILE", "config show FILE");
    Cli.run("config", "check").refused(ExitCode.USAGE, "a YAML file is needed");
  }
}
