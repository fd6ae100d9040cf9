package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleConfigurationsTest {
  /** Their configurations name what is theirs, and their own tests run it. */
  private static final String PLUGINS = "plugin-";

  static List<Path> examples() {
    Path folder = Path.of("").toAbsolutePath().resolveSibling("examples");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !folder.relativize(file).getName(0).toString().startsWith(PLUGINS))
          .filter(file -> !folder.relativize(file).toString().contains("target"))
          .filter(file -> !file.getParent().equals(folder.resolve("ablations")))
          .filter(file -> !file.getParent().equals(folder.resolve("searches")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hasNoMistake(Path example) {
    Cli.run("config", "check", example).done();
  }

  @Test
  void thereIsOneForEachTask() {
    assertThat(examples())
        .map(file -> file.getParent().getFileName().toString())
        .contains("denoise", "low-light", "super-resolution", "enhance", "defocus");
  }
}
