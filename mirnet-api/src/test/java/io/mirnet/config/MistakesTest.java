package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code x.yaml} among the resources is a configuration with mistakes (with the overrides of
 * {@code x.overrides}, one a line); {@code x.txt} is what the user reads.
 */
class MistakesTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/mirnet/config/mistakes");

  private static final String HERE = Path.of("").toAbsolutePath().toString();

  static Stream<String> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.replace(".txt", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeReadsLikeACompilersMessage(String name) {
    Path overrides = FOLDER.resolve(name + ".overrides");
    List<String> pairs = Files.exists(overrides) ? read(overrides).lines().toList() : List.of();
    var reader = new ConfigurationReader(Sample.providers());

    var thrown =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> reader.read(Sample.Experiment.class, FOLDER.resolve(name + ".yaml"), pairs));

    assertThat(thrown).as(name).isNotNull();
    assertThat(thrown.getMessage().replace(FOLDER + "/", "").replace(HERE, "/here") + "\n")
        .isEqualTo(read(FOLDER.resolve(name + ".txt")));
  }

  @Test
  void everyKindOfMistakeHasItsFile() throws IOException {
    assertThat(mistakes()).hasSizeGreaterThan(20);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
