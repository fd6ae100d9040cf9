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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code x.yaml} in a folder of the resources is a configuration with mistakes (with the
 * overrides of {@code x.overrides}, one a line); {@code x.txt} is what the user reads. The README
 * there lists the kinds. Texts are written anew by {@code -Dmirnet.rewrite=true}: then read each
 * one that changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Mistakes {
  private static final String HERE = Path.of("").toAbsolutePath().toString();

  private final Path folder;
  private final Class<? extends Record> root;
  private final ConfigurationReader reader;
  private final Schema schema;

  Mistakes(String folder, Class<? extends Record> root, Providers providers) {
    this.folder = Path.of("src/test/resources/io/mirnet/config", folder);
    this.root = root;
    reader = new ConfigurationReader(providers);
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new ConfigurationSchema(reader, providers).of(root));
  }

  /** A row of the README: what is wrong, in which files, and what a schema can tell of it. */
  record Kind(String name, List<String> files, String schema) {}

  List<Kind> kinds() {
    return rows(read(folder.resolve("README.md")));
  }

  static List<Kind> rows(String markdown) {
    return markdown
        .lines()
        .filter(
            line ->
                line.startsWith("| ") && !line.startsWith("| kind") && !line.startsWith("| what"))
        .map(line -> line.split(" \\| |^\\| | \\|$", -1))
        .map(cells -> new Kind(cells[1], List.of(cells[2].split(", ")), cells[3]))
        .toList();
  }

  List<String> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
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
    Path overrides = folder.resolve(name + ".overrides");
    List<String> pairs = Files.exists(overrides) ? read(overrides).lines().toList() : List.of();
    Throwable thrown =
        catchThrowable(() -> reader.read(root, folder.resolve(name + ".yaml"), pairs));

    assertThat(thrown).as(name).isInstanceOfAny(ConfigurationException.class, InputException.class);
    String message = thrown.getMessage().replace(folder + "/", "").replace(HERE, "/here") + "\n";
    Path golden = folder.resolve(name + ".txt");
    if (Boolean.getBoolean("mirnet.rewrite")) {
      write(golden, message);
    }
    assertThat(message).isEqualTo(read(golden));
  }

  @Test
  void everyKindOfMistakeHasItsFileAndEveryFileItsKind() throws IOException {
    assertThat(kinds()).flatExtracting(Kind::files).hasSameElementsAs(mistakes());
    assertThat(kinds()).extracting(Kind::name).doesNotHaveDuplicates();
  }

  /** What an editor would say of the file alone. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void schemaRefusesWhatItCanTell(String name) {
    List<String> verdicts =
        kinds().stream().filter(kind -> kind.files().contains(name)).map(Kind::schema).toList();
    if (verdicts.stream().allMatch("-"::equals)) {
      return;
    }

    Source source = new Source(Source.Kind.FILE, 0, name, read(folder.resolve(name + ".yaml")));
    JsonNode values =
        CoreValues.of(YamlTree.read(source, problem -> {}).orElseThrow(AssertionError::new));
    List<Error> errors = schema.validate(values);

    assertThat(!errors.isEmpty()).as(errors.toString()).isEqualTo(verdicts.contains("refuses"));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
