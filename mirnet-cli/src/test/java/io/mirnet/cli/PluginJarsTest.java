package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.cli.console.PluginSources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are dropped in: found in every way, by every command, and remembered by a run. */
class PluginJarsTest {
  @TempDir private Path folder;
  private Path plugins;
  private Path jar;
  private Path config;

  @BeforeEach
  void makePlugin() throws IOException {
    plugins = folder.resolve("my plugins");
    jar = PluginJar.write(plugins.resolve("plain.jar"), "plain", "1.2");
    config = Tiny.in(folder);
    Files.writeString(
        config, Files.readString(config).replace("width: 8,", "width: 8, fusion: plain,"));
  }

  @Test
  void theOptionStandsBeforeOrAfterTheCommand() throws IOException {
    Path other = PluginJar.write(folder.resolve("other/other.jar"), "other", "1");

    assertHas(Cli.run("--plugins", plugins, "plugins", "list", "--format", "json"), "plain");
    assertHas(Cli.run("plugins", "--plugins", plugins, "--format", "json"), "plain");
    assertHas(Cli.run("plugins", "list", "--plugins", jar, "--format", "json"), "plain");
    assertHas(
        Cli.run("--plugins", other, "plugins", "--plugins", plugins, "--format", "json"),
        "plain",
        "other");
    assertHas(
        Cli.run("plugins", "--plugins", other, "--plugins", jar, "--format", "json"),
        "plain",
        "other");
  }

  @Test
  void theEnvironmentAndTheDistributionNamePlacesToo() throws IOException {
    Path other = PluginJar.write(folder.resolve("home/plugins/other.jar"), "other", "1");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    PluginSources sources =
        PluginSources.of(
            Optional.of(other.getParent().getParent().toString()),
            Optional.of(empty + File.pathSeparator + File.pathSeparator + plugins));

    assertHas(Cli.with(sources, "plugins", "--format", "json"), "plain", "other");
  }

  @Test
  void aDistributionNeedsNoPlugins() {
    assertThat(PluginSources.of(Optional.of(folder.toString()), Optional.empty()))
        .isEqualTo(PluginSources.NONE);
  }

  @Test
  void aPlaceThatIsNotThereIsRefusedWithWhoNamedIt() {
    Path absent = folder.resolve("absent");
    Cli.run("doctor", "--plugins", absent)
        .refused(ExitCode.INPUT, "--plugins: no plugins can be read from " + absent);
    Cli.with(new PluginSources(Optional.empty(), List.of(absent)), "plugins")
        .refused(ExitCode.INPUT, "MIRNET_PLUGINS: no plugins can be read from " + absent);
  }

  @Test
  void whoNamesAPlaceExpectsAPluginOfIt() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Cli.run("plugins", "--plugins", empty)
        .refused(ExitCode.INPUT, "--plugins: " + empty + " holds no jar", "build the plugin first");
    Path library = PluginJar.withoutItsClass(folder.resolve("library.jar"), "# none");
    Cli.run("plugins", "--plugins", library)
        .refused(ExitCode.INPUT, "no jar in " + library + " names a provider", "@AutoService");
  }

  @Test
  void whatIsWrongWithJarsIsReportedAtOnce() throws IOException {
    Path a = PluginJar.withoutItsClass(folder.resolve("a.jar"), "org.example.A");
    Path b = PluginJar.withoutItsClass(folder.resolve("b.jar"), "org.example.B");
    Cli cli = Cli.run("config", "check", config, "--plugins", a, "--plugins", b);
    assertThat(cli.code()).isEqualTo(ExitCode.USAGE);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("error: fusion provider org.example."))
        .anyMatch(line -> line.contains(a.toString()))
        .anyMatch(line -> line.contains(b.toString()));
  }

  @Test
  void aFusionWhoseLibraryIsMissingIsNamedAndNotTheNetworkAroundIt() throws IOException {
    Path other = PluginJar.withoutItsLibrary(folder.resolve("o.jar"), "other");
    Cli.run("summary", config, "model.fusion=other", "--plugins", other)
        .refused(ExitCode.FAILURE, "'other'", other.toString(), "Gone is missing");
  }

  @Test
  void aMethodThatIsNotCalledMayNameAClassThatIsMissing() throws IOException {
    Path other =
        PluginJar.write(folder.resolve("o.jar"), "other", "1", "private void call(Gone gone) {}");
    assertHas(Cli.run("plugins", "--format", "json", "--plugins", other), "other");
  }

  @Test
  void everyCommandThatReadsAConfigurationTakesPlugins() {
    Cli.run("config", "check", config).refusedConfiguration(1, "no fusion is named 'plain'");
    Cli.run("config", "check", config, "--plugins", jar).done();
    Cli.run("summary", config, "--size", 32, "--plugins", jar).done();
    JsonNode with = Cli.run("doctor", "--format", "json", "--plugins", jar).done().json();
    JsonNode without = Cli.run("doctor", "--format", "json").done().json();
    assertThat(with.get("providers").intValue()).isEqualTo(without.get("providers").intValue() + 1);
  }

  @Test
  void aRunRemembersItsPlugins() throws Exception {
    Path run = folder.resolve("run");
    Cli.run("train", config, "--run", run, "--plugins", plugins).done();
    String hash = sha256(jar);

    JsonNode manifest = new ObjectMapper().readTree(run.resolve("manifest.json").toFile());
    JsonNode plain = manifest.get("plugins").get("fusion plain");
    assertThat(manifest.get("plugins")).hasSize(1);
    assertThat(plain.get("type").textValue()).isEqualTo("org.example.Plain");
    assertThat(plain.get("location").textValue()).isEqualTo(jar.toString());
    assertThat(plain.get("version").textValue()).isEqualTo("1.2");
    assertThat(plain.get("sha256").textValue()).isEqualTo(hash);

    Cli.run("train", "--resume", run)
        .refused(
            ExitCode.INPUT,
            run + " was made with plugins that are not loaded: fusion plain",
            jar.toString(),
            hash,
            "give their jars by --plugins");
    assertThat(Cli.run("train", "--resume", run, "--plugins", jar).done().err())
        .doesNotContain("warning");

    Path rebuilt = PluginJar.write(folder.resolve("rebuilt/plain.jar"), "plain", "1.3");
    assertThat(Cli.run("train", "--resume", run, "--plugins", rebuilt).done().err())
        .contains("warning: fusion plain was org.example.Plain in " + jar)
        .contains(hash, sha256(rebuilt), "version 1.3");
  }

  @Test
  void aModelOfAPluginNeedsIt() throws IOException {
    Path run = folder.resolve("run");
    Cli.run("train", config, "train.iterations=1", "--run", run, "--plugins", plugins).done();
    Path picture = folder.resolve("in.png");
    Pictures.write(picture, 16, 16, 1);
    Path restored = folder.resolve("out.png");

    Cli.run("restore", "--model", run, "--output", restored, picture)
        .refused(
            ExitCode.INPUT, "no fusion is named 'plain'", "a plugin: give its jar by --plugins");
    Cli.run("restore", "--model", run, "--output", restored, picture, "--plugins", jar).done();
    assertThat(restored).exists();
  }

  private static void assertHas(Cli listed, String... names) {
    JsonNode all = listed.done().json();
    assertThat(StreamSupport.stream(all.spliterator(), false))
        .filteredOn(one -> one.get("plugin").booleanValue())
        .extracting(one -> one.get("name").textValue())
        .containsExactlyInAnyOrder(names);
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
