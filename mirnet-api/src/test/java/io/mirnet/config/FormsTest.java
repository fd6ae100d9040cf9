package io.mirnet.config;

import static io.mirnet.config.Forms.charbonnier;
import static io.mirnet.config.Forms.sets;
import static io.mirnet.config.Forms.skff;
import static io.mirnet.config.Forms.smooth;
import static io.mirnet.config.Forms.sum;
import static io.mirnet.config.Forms.sumOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Inline;
import io.mirnet.api.ProviderException;
import io.mirnet.api.Short;
import io.mirnet.api.Unnamed;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.config.Forms.Network;
import io.mirnet.config.Forms.Pictures;
import io.mirnet.config.Forms.Run;
import io.mirnet.config.Forms.Weights;
import io.mirnet.config.Sample.NetOptions;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that the user chooses, values that stand for more than they say, choices among keys. */
class FormsTest {
  private final ConfigurationReader reader = new ConfigurationReader(Forms.providers());

  @TempDir private Path folder;

  private Run read(String yaml, String... overrides) {
    return reader.read(Run.class, "test", yaml, List.of(overrides)).value();
  }

  private Map<String, Pictures> validation(String yaml, String... overrides) {
    return read(yaml, overrides).data().validation();
  }

  private Network model(String yaml, String... overrides) {
    return read(yaml, overrides).model();
  }

  private static int width(Network network) {
    return ((NetOptions) network.model().options()).width();
  }

  private Run over(String base, String yaml) throws IOException {
    Files.writeString(folder.resolve("base.yaml"), base);
    Path file = Files.writeString(folder.resolve("run.yaml"), "base: base.yaml\n" + yaml);
    return reader.read(Run.class, file, List.of()).value();
  }

  @Test
  void namesKeepTheirOrder() {
    assertThat(
            validation(
                "data: {validation: {night.v2: sum, 2day: {type: skff, reduction: 2}, a: sum}}"))
        .containsExactlyEntriesOf(
            sets("night.v2", sum(1000), "2day", skff(2, 1000), "a", sum(1000)));
    assertThat(validation("data: {validation: }")).isEmpty();
  }

  @Test
  void textsMayHaveAnyName() {
    Weights weights =
        model("model: {weights: {file: x, rename: {'a b': c, 'module.': '', type: t, 1: 2}}}")
            .weights()
            .orElseThrow();

    assertThat(weights.rename().keySet()).containsExactly("a b", "module.", "type", "1");
    assertThat(weights.rename().values()).containsExactly("c", "", "t", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: skff, reduction: 2, every: 5}",
        "{validation: {every: 5, type: skff, reduction: 2}}",
      })
  void valueWithATypeIsTheOnlyOne(String yaml) {
    assertThat(validation("data: {validation: " + yaml + "}"))
        .isEqualTo(sets("validation", skff(2, 5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.validation.every=5             | 4",
        "data.validation.reduction=5         | 4",
        "data.validation.validation.every=5  | 4",
        "data.validation={every: 5}          | 4",
      })
  void keysAboveAValueWithoutANameAreItsOwn(String override, int reduction) {
    Map<String, Pictures> sets =
        validation("data: {validation: {type: skff, reduction: 4}}", override.strip());

    assertThat(sets)
        .isEqualTo(
            sets(
                "validation", override.contains("reduction") ? skff(5, 1000) : skff(reduction, 5)));
  }

  @Test
  void namesAreLaidOverNames() throws IOException {
    String base = "data: {validation: {day: sum, night: {type: skff, every: 7}}}";

    assertThat(validation(base, "data.validation.night.every=5"))
        .isEqualTo(sets("day", sum(1000), "night", skff(8, 5)));
    assertThat(validation(base, "data.validation.2k=sum").keySet())
        .containsExactly("day", "night", "2k");
    assertThat(validation(base, "data.validation={a.b: sum}").keySet())
        .containsExactly("day", "night", "a.b");
    assertThat(validation(base, "data.validation.3=sum").keySet())
        .containsExactly("day", "night", "3");
    assertThat(over(base, "data: {validation: {day: {every: 3}}}").data().validation())
        .isEqualTo(sets("day", sum(3), "night", skff(8, 7)));
  }

  @Test
  void nameWithNothingBehindItIsTakenAway() {
    String base = "data: {validation: {day: sum, night: skff}}";

    assertThat(validation(base, "data.validation.day=~")).isEqualTo(sets("night", skff(8, 1000)));
    assertThat(validation(base, "data.validation=~")).isEmpty();
  }

  @Test
  void valueWithoutANameReplacesAllOthers() throws IOException {
    String base = "data: {validation: {day: sum, night: skff}}";

    assertThat(validation(base, "data.validation=sum")).isEqualTo(sets("validation", sum(1000)));
    assertThat(over(base, "data: {validation: {type: skff, every: 2}}").data().validation())
        .isEqualTo(sets("validation", skff(8, 2)));
  }

  @Test
  void anotherNameBesideAValueWithoutOneIsAdded() {
    String base = "data: {validation: sum}";

    assertThat(validation(base, "data.validation.night=skff"))
        .isEqualTo(sets("validation", sum(1000), "night", skff(8, 1000)));
    assertThat(validation(base, "data.validation.night.type=skff"))
        .isEqualTo(sets("validation", sum(1000), "night", skff(8, 1000)));
  }

  @Test
  void oneComponentMayStandForItsRecord() throws IOException {
    Optional<Weights> short1 = model("model: {weights: a.pth}").weights();

    assertThat(short1).contains(new Weights(Path.of("a.pth"), true, Map.of()));
    assertThat(model("model: {weights: {file: a.pth}}").weights()).isEqualTo(short1);
    assertThat(model("", "model.weights=a.pth").weights()).isEqualTo(short1);
    assertThat(model("model: {weights: a.pth}", "model.weights.strict=false").weights())
        .contains(new Weights(Path.of("a.pth"), false, Map.of()));
    assertThat(model("model: {weights: {file: b, strict: false}}", "model.weights=a.pth").weights())
        .contains(new Weights(Path.of("a.pth"), false, Map.of()));
    assertThat(model("model: {weights: a.pth}", "model.weights=~").weights()).isEmpty();
  }

  @Test
  void listOfLossesIsTheirSum() throws IOException {
    String yaml = "loss: [charbonnier, {type: charbonnier, epsilon: 2}, {loss: smooth, weight: 3}]";
    Choice<?> sum = sumOf(charbonnier(1e-3, 1), charbonnier(2, 1), smooth(3));

    assertThat(read(yaml).loss()).isEqualTo(sum);
    assertThat(read("", yaml.replace(": [", "=[")).loss()).isEqualTo(sum);
    assertThat(over("loss: {type: smooth, edge_weight: 2}", yaml).loss()).isEqualTo(sum);
    assertThat(read(yaml.replace("loss: [", "loss: {type: sum, terms: [") + "}").loss())
        .isEqualTo(sum);
    assertThat(read("loss: [[smooth, charbonnier]]").loss())
        .isEqualTo(sumOf(new Forms.Term(sumOf(smooth(1), charbonnier(1e-3, 1)), 1, List.of())));
  }

  record Numbers(@Default("1") List<Double> sizes, @Default("[]") List<Integer> counts) {}

  @Test
  void numberStandsForAListOfItAlone() {
    ConfigurationReader numbers = new ConfigurationReader(Forms.providers());
    Resolved<Numbers> resolved = numbers.read(Numbers.class, "numbers", "sizes: 2.5", List.of());
    assertThat(resolved.value().sizes()).containsExactly(2.5);
    assertThat(resolved.toYaml()).contains("- 2.5");
    assertThat(numbers.defaults(Numbers.class).sizes()).containsExactly(1.0);
    assertThat(numbers.read(Numbers.class, "n", "sizes: [3, 4]", List.of("sizes=7")).value())
        .isEqualTo(new Numbers(List.of(7.0), List.of()));
    assertThatThrownBy(() -> numbers.read(Numbers.class, "numbers", "counts: 2", List.of()))
        .hasMessageContaining("must be a list of whole numbers, not '2'");
    assertThatThrownBy(() -> numbers.read(Numbers.class, "numbers", "sizes: big", List.of()))
        .hasMessageContaining("must be a number or a list of numbers, not 'big'");
  }

  @Test
  void itemOfAListOfLossesCanBeChanged() {
    String yaml = "loss: [charbonnier, {loss: smooth, weight: 3}]";

    assertThat(read(yaml, "loss[1].weight=4", "loss.terms.0=smooth", "loss[0].weight=2").loss())
        .isEqualTo(sumOf(smooth(2), smooth(4)));
    assertThatThrownBy(() -> read("loss: charbonnier", "loss[0].weight=4"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no item 0");
  }

  @Test
  void optionsMayComeBeforeTheirType() throws IOException {
    assertThat(over("loss: {terms: [smooth]}", "loss: {type: sum}").loss())
        .isEqualTo(sumOf(smooth(1)));
  }

  @Test
  void choiceStandsAmongTheKeysOfItsRecord() {
    Network network = model("model: {freeze: [a], width: 16, type: net, weights: x}");

    assertThat(width(network)).isEqualTo(16);
    assertThat(network.freeze()).containsExactly("a");
    assertThat(network.weights()).isPresent();
    assertThat(model("model: net").freeze()).containsExactly("head");
    assertThat(width(model("model: {width: 16}"))).isEqualTo(16);
    assertThat(model("model: {freeze: []}").freeze()).isEmpty();
    assertThat(width(model("", "model.width=16", "model.weights=x"))).isEqualTo(16);
    assertThat(model("model:").freeze()).containsExactly("head");
  }

  @Test
  void anotherTypeDropsOptionsAndKeepsTheRecordsOwnKeys() throws IOException {
    String base = "data: {validation: {type: skff, reduction: 2, every: 5}}";

    assertThat(validation(base, "data.validation.type=sum")).isEqualTo(sets("validation", sum(5)));
    assertThat(validation(base, "data.validation.validation=sum"))
        .isEqualTo(sets("validation", sum(5)));
    assertThat(validation(base, "data.validation.validation=skff"))
        .isEqualTo(sets("validation", skff(8, 5)));
    assertThat(over(base, "data: {validation: {type: sum, noise: 1}}").data().validation())
        .isEqualTo(sets("validation", new Pictures(sum(1).from(), 5, Optional.of(1.0))));
  }

  @Test
  void axisOfASweepChangesEveryForm() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("run.yaml"),
            "loss: [smooth]\nmodel: {weights: x}\ndata: {validation: {type: skff}}\n");
    Origin origin = new Source(Source.Kind.FILE, 0, "sweep.yaml", "").start();
    List<Change> changes =
        List.of(
            new Change("loss[0].weight", origin, new Node.Scalar(origin, "3", false)),
            new Change("data.validation.every", origin, new Node.Scalar(origin, "4", false)),
            new Change("model.weights.strict", origin, new Node.Scalar(origin, "false", false)));

    Run run = reader.read(Run.class, file, List.of(), changes).value();

    assertThat(run.loss()).isEqualTo(sumOf(smooth(3)));
    assertThat(run.data().validation()).isEqualTo(sets("validation", skff(8, 4)));
    assertThat(run.model().weights().orElseThrow().strict()).isFalse();
  }

  @Test
  void longFormsAreWrittenAndReadBackEqual() {
    Resolved<Run> run =
        reader.read(
            Run.class,
            "test",
            "loss: [smooth]\nmodel: {width: 16, weights: {file: x, rename: {'a: b': '# c', '': '', \"x\\u2028\": y}}}\n"
                + "data: {validation: {type: skff}}",
            List.of());

    assertThat(new ConfigurationWriter().toYaml(run.value().data()))
        .isEqualTo(
            """
            validation:
              validation:
                type: skff
                reduction: 8
                every: 1000
            """);
    assertThat(new ConfigurationWriter().toJson(run.value().model()))
        .startsWith("{\"type\":\"net\",\"width\":16,")
        .endsWith("\"freeze\":[\"head\"]}");
    assertThat(reader.read(Run.class, "yaml", run.toYaml(), List.of()).value())
        .isEqualTo(run.value());
    assertThat(reader.read(Run.class, "json", run.toJson(), List.of()).value())
        .isEqualTo(run.value());
  }

  @Test
  void everyValueTellsItsOrigin() {
    Resolved<Run> run =
        reader.read(
            Run.class,
            "run.yaml",
            "loss: [smooth]\nmodel: {width: 16}\ndata: {validation: sum}",
            List.of("data.validation.every=5"));

    assertThat(run.entries())
        .extracting(entry -> entry.path() + "=" + entry.value() + " " + entry.origin())
        .contains(
            "loss.type=sum run.yaml:1:7",
            "loss.terms[0].loss.type=smooth run.yaml:1:8",
            "loss.terms[0].weight=1 default",
            "model.type=net default",
            "model.width=16 run.yaml:2:9",
            "model.freeze=[head] default",
            "data.validation.validation.type=sum run.yaml:3:20",
            "data.validation.validation.every=5 override 'data.validation.every=5'");
  }

  @Test
  void providerWithAnOptionOfTheRecordsOwnNameIsRefused() {
    assertThatThrownBy(() -> read("data: {validation: {a: clashing}}"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("'clashing'")
        .hasMessageContaining("its option 'every' has the name of a key of 'data.validation.a'");
  }

  @Short("files")
  record NoSuchKey(@Default("x") String file) {}

  @Short("file")
  record NotAlone(String file, int size) {}

  record NotAChoice(@Inline String file) {}

  record TypeBeside(@Inline Choice<ModelProvider<?>> model, @Default("x") String type) {}

  record NoNames(@Unnamed("x") List<String> names) {}

  record NumberedNames(Map<Integer, String> names) {}

  @Test
  void formsThatCantBeReadAreRefused() {
    for (Class<? extends Record> type :
        List.of(
            NoSuchKey.class,
            NotAlone.class,
            NotAChoice.class,
            TypeBeside.class,
            NoNames.class,
            NumberedNames.class)) {
      assertThatThrownBy(() -> reader.describe(type))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(type.getName());
    }
  }
}
