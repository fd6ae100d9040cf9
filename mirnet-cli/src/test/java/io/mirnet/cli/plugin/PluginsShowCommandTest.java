package io.mirnet.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.cli.Cli;
import io.mirnet.cli.PluginJar;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.console.ExitCode;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Providers;
import io.mirnet.config.Resolved;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.sweep.plan.SweepOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PluginsShowCommandTest {
  private static final Providers PROVIDERS =
      Plugins.load(PluginsShowCommandTest.class.getClassLoader());

  static Stream<ProviderDescription> everyProvider() {
    return ProviderDescription.all(new Assembly(PROVIDERS, new ConfigurationReader(PROVIDERS)))
        .stream();
  }

  @Test
  void aProviderIsShownWithItsOptionsAndYaml() {
    assertThat(Cli.run("plugins", "show", "skff").done().out().lines())
        .contains("fusion skff", "  key      model.fusion", "    reduction: 8")
        .anyMatch(line -> line.startsWith("  class    io.mirnet.blocks.fusion.SkffProvider in /"))
        .anyMatch(line -> line.startsWith("        a whole number, between 1 and 1024; "))
        .containsSubsequence("    model:", "      fusion: {type: skff, reduction: 8}");
  }

  @Test
  void jsonHasTheSame() {
    JsonNode skff = show("skff").get(0);
    assertThat(skff.get("kind").textValue()).isEqualTo("fusion");
    assertThat(skff.get("plugin").booleanValue()).isFalse();
    assertThat(skff.get("keys").get(0).textValue()).isEqualTo("model.fusion");
    assertThat(skff.get("example").textValue())
        .isEqualTo("model:\n  fusion: {type: skff, reduction: 8}\n");
    assertThat(skff.get("options").get("reduction").get("range").textValue())
        .isEqualTo("between 1 and 1024");
  }

  @Test
  void theWayToAKeyAsksForTheProvidersOnIt() {
    JsonNode noise = show("noise").get(0);
    assertThat(noise.get("example").textValue())
        .startsWith("data:\n  train:\n    degradation: {type: noise");
  }

  @Test
  void optionsOfRecordsWithinAreShownToo() {
    assertThat(show("mirnet-v2").get(0).get("options").has("skips.context")).isTrue();
    assertThat(show("progressive").get(0).get("options").has("stages[].patch")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyProvider")
  void theYamlOfEveryProviderReadsBackToIt(ProviderDescription one) {
    String name = one.provider().name();
    JsonNode shown = show(name, "--kind", one.point().noun());
    assertThat(shown).hasSize(1);
    String yaml = shown.get(0).get("example").textValue();
    ConfigurationReader reader = new ConfigurationReader(PROVIDERS);
    String path = shown.get(0).get("keys").get(0).textValue();
    Resolved<?> read =
        List.of("launcher", "search").contains(path)
            ? reader.readAlone(SweepOptions.class, "example", "base: x.yaml\n" + yaml, List.of())
            : reader.read(Experiment.class, "example", yaml, List.of());
    assertThat(read.entries())
        .as(yaml)
        .filteredOn(entry -> entry.path().matches(Pattern.quote(path) + "(\\[0])?\\.type"))
        .singleElement()
        .satisfies(type -> assertThat(type.value()).isEqualTo(name))
        .satisfies(type -> assertThat(type.origin()).startsWith("example:"));
  }

  @Test
  void aKindMayBeWrittenAsTwoWordsOrOne() {
    assertThat(show("fixed", "--kind", "patch schedule")).hasSize(1);
    assertThat(show("fixed", "--kind", "patch-schedule")).hasSize(1);
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    Cli.run("plugins", "show", "skf")
        .refused(ExitCode.USAGE, "no provider is named 'skf'", "did you mean 'skff'?", "rcb");
    Cli.run("plugins", "show", "skff", "--kind", "loss")
        .refused(ExitCode.USAGE, "no loss is named 'skff'", "there are: charbonnier");
    Cli.run("plugins", "show", "skff", "--kind", "fusoin")
        .refused(ExitCode.USAGE, "no kind is named 'fusoin'", "did you mean 'fusion'?");
    Cli.run("plugins", "show").refused(ExitCode.USAGE, "NAME");
  }

  @Test
  void severalKindsMayShareAName(@TempDir Path folder) throws Exception {
    Path jar = PluginJar.write(folder.resolve("plain.jar"), "charbonnier", "1");
    JsonNode both = show("charbonnier", "--plugins", jar.toString());
    assertThat(StreamSupport.stream(both.spliterator(), false))
        .extracting(one -> one.get("kind").textValue())
        .containsExactly("fusion", "loss");
    assertThat(Cli.run("plugins", "show", "charbonnier", "--plugins", jar).done().out().lines())
        .contains(
            "fusion charbonnier",
            "loss charbonnier",
            "      fusion: {type: charbonnier, weight: 1}");
  }

  private static JsonNode show(String name, Object... more) {
    Object[] arguments = new Object[more.length + 5];
    arguments[0] = "plugins";
    arguments[1] = "show";
    arguments[2] = name;
    arguments[3] = "--format";
    arguments[4] = "json";
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Cli.run(arguments).done().json();
  }
}
