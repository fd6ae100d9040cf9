package io.mirnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mirnet.config.internal.YamlTree;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped YAML names the schema that it is valid by, so that an editor checks it. */
class ExampleSchemasTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path EXAMPLES = ROOT.resolve("examples");
  private static final String NAME = "mirnet.schema.json";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<Path> examples() {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !EXAMPLES.relativize(file).toString().contains("target"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plugin's YAMLs name its own schema, beside them. */
  private static Path schema(Path example) {
    for (Path at = example.getParent(); !at.equals(EXAMPLES); at = at.getParent()) {
      if (Files.exists(at.resolve(NAME))) {
        return at.resolve(NAME);
      }
    }
    boolean sweep =
        Stream.of("ablations", "searches")
            .map(EXAMPLES::resolve)
            .anyMatch(example.getParent()::equals);
    return ROOT.resolve("docs").resolve(sweep ? "mirnet-sweep.schema.json" : NAME);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void namesItsSchemaInTheFirstLine(Path example) throws IOException {
    Path schema = example.getParent().relativize(schema(example));

    assertThat(Files.readAllLines(example).get(0))
        .isEqualTo("# yaml-language-server: $schema=" + schema);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isValidBySchema(Path example) throws IOException {
    assertThat(errors(schema(example), Files.readString(example))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nmae: lol",
        "name: [lol]",
        "data: {augment: true}",
        "data: {augmentations: [{type: mixup, alpha: 0}]}",
        "data: {train: {type: paired, inputs: a}}",
        "data: fast",
        "model: {width: 80.5}",
        "model: {groups: [1, 0]}",
        "model: {fusion: skf}",
        "model: {fusion: {type: sum, reduction: 8}}",
        "model: {skips: {context: 1}}",
        "train: {iterations: 0}",
        "train: {patches: {type: progressive, stages: {patch: 8}}}",
        "train: {validation: {protocol: imagenet}}",
        "train: {learning_rate: {type: cosine, from: \"1e-3\"}}",
      })
  void schemaRefusesMistakes(String yaml) throws IOException {
    assertThat(errors(ROOT.resolve("docs").resolve(NAME), yaml)).isNotEmpty();
  }

  @Test
  void thereAreExamples() {
    assertThat(examples()).hasSizeGreaterThan(7);
  }

  private static List<String> errors(Path schema, String yaml) throws IOException {
    Source source = new Source(Source.Kind.FILE, 0, "test", yaml);
    return REGISTRY
        .getSchema(Files.readString(schema))
        .validate(CoreValues.of(YamlTree.read(source, problem -> {}).orElseThrow()))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
