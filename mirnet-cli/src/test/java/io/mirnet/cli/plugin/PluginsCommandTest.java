package io.mirnet.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mirnet.cli.Cli;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PluginsCommandTest {

  @Test
  void everythingBuiltInIsListedWithItsKind() {
    JsonNode all = Cli.run("plugins", "--format", "json").done().json();
    assertThat(
            StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.get("kind").textValue() + " " + one.get("name").textValue()))
        .isEqualTo(registered())
        .contains("model mirnet-v2", "fusion skff", "loss charbonnier", "data set generated");
  }

  private static List<String> registered() {
    Providers providers = Plugins.load(PluginsCommandTest.class.getClassLoader());
    return ExtensionPoint.all().stream()
        .flatMap(
            point -> providers.all(point).keySet().stream().map(name -> point.noun() + " " + name))
        .toList();
  }

  @Test
  void optionsComeWithTypeDefaultAndMeaning() {
    JsonNode reduction = find("skff").get("options").get("reduction");
    assertThat(reduction.get("type").textValue()).isEqualTo("a whole number");
    assertThat(reduction.get("default").textValue()).isEqualTo("8");
    assertThat(reduction.get("required").booleanValue()).isFalse();
    assertThat(reduction.get("description").textValue()).isNotBlank();
    JsonNode input = find("blocks").get("options").get("input");
    assertThat(input.get("required").booleanValue()).isTrue();
    assertThat(input.has("default")).isFalse();
  }

  @Test
  void originsNameClassAndJar() {
    assertThat(find("skff").get("origin").textValue())
        .startsWith("io.mirnet.blocks.fusion.SkffProvider in /");
  }

  @Test
  void textIsForPeople() {
    assertThat(Cli.run("plugins").done().out().lines())
        .contains("fusion", "loss")
        .anyMatch(line -> line.startsWith("  skff "))
        .anyMatch(line -> line.startsWith("      reduction: 8 "))
        .anyMatch(line -> line.startsWith("      input: (required) "));
  }

  @Test
  void listIsWhatPluginsAloneDoes() {
    assertThat(Cli.run("plugins", "list").done()).isEqualTo(Cli.run("plugins").done());
    assertThat(Cli.run("plugins", "list", "--format", "json").done())
        .isEqualTo(Cli.run("plugins", "--format", "json").done());
    assertThat(find("skff").get("plugin").booleanValue()).isFalse();
  }

  private static JsonNode find(String name) {
    JsonNode all = Cli.run("plugins", "--format", "json").done().json();
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.get("name").textValue().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
