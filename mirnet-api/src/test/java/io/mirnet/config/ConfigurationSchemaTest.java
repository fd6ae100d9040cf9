package io.mirnet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.schema.ConfigurationSchema;
import io.mirnet.config.schema.CoreValues;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schema refuses is in {@link MistakesTest}. */
class ConfigurationSchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final ConfigurationReader reader = new ConfigurationReader(Sample.providers());
  private final String text =
      new ConfigurationSchema(reader, Sample.providers()).of(Sample.Experiment.class);

  private JsonNode json() throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  private static List<Error> errors(String schema, String yaml) {
    Source source = new Source(Source.Kind.FILE, 0, "test", yaml);
    Schema compiled = REGISTRY.getSchema(schema);
    return compiled.validate(CoreValues.of(YamlTree.read(source, problem -> {}).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing but a comment\n",
        "{}",
        "name: 2026",
        "name: true",
        "base: other.yaml",
        "data:\n#  cache: false\n",
        "data: {noise: null, root: ~}",
        "data: {root: 7, noise: 1e-3, folders: [a, 2]}",
        "device: dual-gpu",
        "model: net",
        "model: {type: net, width: +16, groups: []}",
        "model: {fusion: {reduction: 4}}",
        "model: {fusion: {type: skff, reduction: 4}, skips:}",
        "loss: {type: needy}",
        "loss: needy",
        "loss: {weight: 1}",
        "train: {rate: 1, stages: [{patch: 16}, {batch: 2}]}",
        "seed: 9000000000"
      })
  void acceptsWhatTheReaderAccepts(String yaml) {
    assertThat(errors(text, yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss: [charbonnier, {loss: smooth, weight: 2}, {type: charbonnier, epsilon: 1}]",
        "loss: {type: sum, terms: [charbonnier]}",
        "model: net",
        "model:",
        "model: {type: net, width: 16, freeze: [a], weights: x}",
        "model: {width: 16, freeze: [a], weights: {file: x, rename: {a b: c}}}",
        "model: {weights: ~}",
        "data: {validation: sum}",
        "data: {validation: {type: skff, reduction: 2, every: 5}}",
        "data: {validation: {reduction: 2, every: 5}}",
        "data: {validation: {day: sum, night: {type: skff, every: 5}, noon: ~}}",
        "data: {validation: }"
      })
  void acceptsEveryForm(String yaml) {
    Providers providers = Forms.providers();
    ConfigurationReader forms = new ConfigurationReader(providers);

    assertThat(errors(new ConfigurationSchema(forms, providers).of(Forms.Run.class), yaml))
        .isEmpty();
  }

  @Test
  void isItselfValid() {
    Schema dialect =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    String forms =
        new ConfigurationSchema(new ConfigurationReader(Forms.providers()), Forms.providers())
            .of(Forms.Run.class);
    assertThat(dialect.validate(text, InputFormat.JSON)).isEmpty();
    assertThat(dialect.validate(forms, InputFormat.JSON)).isEmpty();
  }

  @Test
  void keyTellsItsMeaningDefaultAndRange() throws JsonProcessingException {
    JsonNode width = json().at("/$defs/model.net/properties/width");

    assertThat(width.get("type").textValue()).isEqualTo("integer");
    assertThat(width.get("minimum").intValue()).isEqualTo(4);
    assertThat(width.get("maximum").intValue()).isEqualTo(512);
    assertThat(width.get("default").intValue()).isEqualTo(80);
    assertThat(width.get("description").textValue()).isEqualTo("default 80; between 4 and 512");
    assertThat(json().at("/properties/name/description").textValue())
        .isEqualTo("what the run is called\n\ndefault experiment");
    assertThat(json().at("/properties/seed").has("maximum")).isFalse();
  }

  @Test
  void defaultsAreValuesOfTheirKeys() throws JsonProcessingException {
    assertThat(json().at("/$defs/loss.charbonnier/properties/epsilon/default"))
        .hasToString("0.001");
    assertThat(json().at("/$defs/model.net/properties/fusion/default"))
        .hasToString("{\"type\":\"skff\"}");
    assertThat(json().at("/properties/loss/default")).hasToString("\"charbonnier\"");
    assertThat(json().at("/properties/train/properties").isMissingNode()).isTrue();
    assertThat(json().at("/$defs/Train/properties/stages/default"))
        .hasToString("[{\"patch\":128,\"batch\":64}]");
  }

  @Test
  void everyProviderIsABranchWithItsDescription() throws JsonProcessingException {
    List<String> branches = new ArrayList<>();
    json().at("/$defs/loss/oneOf").forEach(branch -> branches.add(branch.path("$ref").asText()));

    assertThat(branches)
        .containsExactly(
            "",
            "#/$defs/loss.charbonnier",
            "#/$defs/loss.needy",
            "#/$defs/loss.smooth",
            "#/$defs/loss.OPTIONS");
    assertThat(json().at("/$defs/loss.needy/properties/type"))
        .hasToString("{\"const\":\"needy\",\"description\":\"an error that must be weighed\"}");
  }

  record Nest(@Default("1") int depth, Optional<Nest> inner) {}

  record NoProviders(Optional<Choice<FusionProvider<?>>> fusion) {}

  @Test
  void recordThatHoldsItselfEnds() {
    String schema = new ConfigurationSchema(reader, Sample.providers()).of(Nest.class);

    assertThat(errors(schema, "{depth: 1, inner: {depth: 2, inner: {depth: 3}}}")).isEmpty();
    assertThat(errors(schema, "{inner: {inner: {depth: x}}}")).isNotEmpty();
  }

  @Test
  void extensionPointWithoutProvidersAllowsNone() {
    Providers none = Providers.of(List.of());
    String schema =
        new ConfigurationSchema(new ConfigurationReader(none), none).of(NoProviders.class);

    assertThat(errors(schema, "fusion: ~")).isEmpty();
    assertThat(errors(schema, "fusion: skff")).isNotEmpty();
  }
}
