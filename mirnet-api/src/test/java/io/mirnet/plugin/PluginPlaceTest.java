package io.mirnet.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginPlaceTest {
  @TempDir private Path folder;

  @Test
  void aFolderHoldsItsJarsInTheOrderOfTheirNames() throws IOException {
    Path second = PluginJar.ofFusion("org.example.B", "b").write(folder.resolve("b.jar"));
    Path first = PluginJar.ofFusion("org.example.A", "a").write(folder.resolve("a.JAR"));
    Files.writeString(folder.resolve("README.md"), "no jar");
    Files.createDirectory(folder.resolve("folder.jar"));

    PluginPlace place = PluginPlace.open(folder);

    assertThat(place.path()).isEqualTo(folder);
    assertThat(place.jars()).containsExactly(first, second);
    assertThat(place.hasProviders()).isTrue();
  }

  @Test
  void aJarIsAPlaceToo() throws IOException {
    Path jar = PluginJar.ofFusion("org.example.A", "a").write(folder.resolve("a.jar"));
    PluginJar.ofFusion("org.example.B", "b").write(folder.resolve("b.jar"));

    assertThat(PluginPlace.open(jar).jars()).containsExactly(jar);
  }

  @Test
  void anEmptyFolderHoldsNothing() {
    assertThat(PluginPlace.open(folder).jars()).isEmpty();
    assertThat(PluginPlace.open(folder).hasProviders()).isFalse();
  }

  @Test
  void aJarWithoutServicesHasNoProviders() throws IOException {
    Path jar =
        new PluginJar()
            .source("org.example.A", PluginJar.fusion("org.example.A", "a", ""))
            .write(folder.resolve("a.jar"));

    assertThat(PluginPlace.open(jar).hasProviders()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "absent.jar"})
  void whatIsNotThereIsRefused(String name) {
    Path absent = folder.resolve(name);

    assertThatThrownBy(() -> PluginPlace.open(absent))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(absent.toString(), "name a folder of jars, or a jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no zip", "PK\u0003\u0004 begins like one"})
  void aDamagedJarIsRefusedByName(String content) throws IOException {
    Path jar = Files.write(folder.resolve("bad.jar"), content.getBytes(UTF_8));

    assertThatThrownBy(() -> PluginPlace.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            jar.toRealPath() + " is no jar, or damaged", "build or copy it again, or remove it");
  }

  @Test
  void aJarThatWasCutOffIsRefusedByName() throws IOException {
    Path jar = PluginJar.ofFusion("org.example.A", "a").write(folder.resolve("a.jar"));
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> PluginPlace.open(jar))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(jar + " is no jar, or damaged");
  }
}
