package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mirnet.api.InputException;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.schema.ConfigurationSchema;
import io.mirnet.config.schema.CoreValues;
import io.mirnet.config.tree.Source;
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
 * {@code x.overrides}, one a line); {@code x.txt} is what the user reads. The README there lists
 * the kinds. Texts are written anew by {@code -Dmirnet.rewrite=true}: then read each one that
 * changed.
 */
class MistakesTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/mirnet/config/mistakes");

  private static final String HERE = Path.of("").toAbsolutePath().toString();

  private static final ConfigurationReader READER = new ConfigurationReader(Sample.providers());

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              new ConfigurationSchema(READER, Sample.providers()).of(Sample.Experiment.class));

  /** A row of the README: what is wrong, in which files, and what a schema can tell of it. */
  record Kind(String name, List<String> files, String schema) {}

  static List<Kind> kinds() {
    String all = read(FOLDER.resolve("README.md"));
    return rows(all.substring(0, all.indexOf("## Places")));
  }

  private static List<Kind> rows(String markdown) {
    return markdown
        .lines()
        .filter(
            line ->
                line.startsWith("| ") && !line.startsWith("| kind") && !line.startsWith("| what"))
        .map(line -> line.split(" \\| |^\\| | \\|$", -1))
        .map(cells -> new Kind(cells[1], List.of(cells[2].split(", ")), cells[3]))
        .toList();
  }

  static List<String> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.replace(".txt", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeReadsLikeACompilersMessage(String name) {
    Path overrides = FOLDER.resolve(name + ".overrides");
    List<String> pairs = Files.exists(overrides) ? read(overrides).lines().toList() : List.of();
    Throwable thrown =
        catchThrowable(
            () -> READER.read(Sample.Experiment.class, FOLDER.resolve(name + ".yaml"), pairs));

    assertThat(thrown).as(name).isInstanceOfAny(ConfigurationException.class, InputException.class);
    String message = thrown.getMessage().replace(FOLDER + "/", "").replace(HERE, "/here") + "\n";
    Path golden = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("mirnet.rewrite")) {
      write(golden, message);
    }
    assertThat(message).isEqualTo(read(golden));
  }

  @Test
  void everyKindOfMistakeHasItsFileAndEveryFileItsKind() throws IOException {
    assertThat(rows(read(FOLDER.resolve("README.md"))))
        .flatExtracting(Kind::files)
        .hasSameElementsAs(mistakes());
    assertThat(kinds()).extracting(Kind::name).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  /** What an editor would say of the file alone. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void schemaRefusesWhatItCanTell(String name) {
    List<String> verdicts =
        rows(read(FOLDER.resolve("README.md"))).stream()
            .filter(kind -> kind.files().contains(name))
            .map(Kind::schema)
            .toList();
    if (verdicts.stream().allMatch("-"::equals)) {
      return;
    }

    Source source = new Source(Source.Kind.FILE, 0, name, read(FOLDER.resolve(name + ".yaml")));
    JsonNode values =
        CoreValues.of(YamlTree.read(source, problem -> {}).orElseThrow(AssertionError::new));
    List<Error> errors = SCHEMA.validate(values);

    assertThat(!errors.isEmpty()).as(errors.toString()).isEqualTo(verdicts.contains("refuses"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
