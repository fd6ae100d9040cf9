package io.mirnet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The three ways in which a user drops a jar in. */
@DisabledOnOs(OS.WINDOWS)
class PluginPlacesTest {
  @TempDir private Path folder;

  @AfterEach
  void unlink() throws IOException {
    Files.deleteIfExists(folder.resolve("lib"));
  }

  @Test
  void withoutItsJarAPluginIsNotThere() throws Exception {
    assertThat(Distribution.built().run("plugins", "list").done().out())
        .contains("skff")
        .doesNotContain("gated", "eca ");
  }

  @Test
  void anOptionNamesAFolderOfJars() throws Exception {
    assertListed(Distribution.built().run("plugins", "list", "--plugins", Plugin.JAR.getParent()));
  }

  @Test
  void aVariableNamesAFolderOfJars() throws Exception {
    Files.copy(Plugin.JAR, folder.resolve("attention.jar"));
    Distribution distribution = Distribution.built().with("MIRNET_PLUGINS", folder.toString());
    assertListed(distribution.run("plugins", "list"));
  }

  @Test
  void aFolderOfTheDistributionHoldsJars() throws Exception {
    assertListed(copyWithPlugin().run("plugins", "list"));
  }

  @Test
  void theSchemaBesideThePluginIsThatOfItsJar() throws Exception {
    String schema =
        Distribution.built().run("config", "schema", "--plugins", Plugin.JAR).done().out();
    assertThat(Plugin.SCHEMA)
        .as("mirnet-cli config schema --plugins JAR > mirnet.schema.json writes it anew")
        .hasContent(schema);
  }

  /** Only lib isn't copied: it holds half a gigabyte. */
  private Distribution copyWithPlugin() throws IOException {
    Distribution built = Distribution.built();
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.copy(built.home().resolve("bin/mirnet-cli"), bin.resolve("mirnet-cli"));
    assertThat(bin.resolve("mirnet-cli").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("lib"), built.home().resolve("lib"));
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Files.copy(Plugin.JAR, plugins.resolve("attention.jar"));
    return new Distribution(folder, built.environment());
  }

  private static void assertListed(Distribution.Result result) {
    assertThat(result.done().out())
        .contains("skff", "gated", "org.example.attention.GatedProvider")
        .contains("eca", "org.example.attention.EcaProvider", "kernel: 3");
  }
}
