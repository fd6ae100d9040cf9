package io.mirnet.cli.plugin;

import io.mirnet.api.Provider;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.plugin.ChoicePlaces.Place;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.RecordModel;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Writes YAML that chooses a provider, with its options at their defaults. */
final class ExampleSnippet {
  private static final int WIDTH = 80;
  private static final String INDENT = "  ";

  private final Assembly assembly;

  ExampleSnippet(Assembly assembly) {
    this.assembly = assembly;
  }

  /** Returns lines that are a configuration, or only the choice if no key takes it. */
  String write(Provider<?> provider, Optional<Place> place) {
    StringBuilder yaml = new StringBuilder();
    String indent = "";
    String head = "";
    List<ChoicePlaces.Key> keys = place.map(Place::keys).orElse(List.of());
    for (int i = 0; i < keys.size(); i++) {
      head = indent + keys.get(i).name() + ":";
      indent += INDENT;
      if (i < keys.size() - 1) {
        yaml.append(head).append('\n');
        String inner = indent;
        keys.get(i).type().ifPresent(type -> yaml.append(inner + "type: " + type + "\n"));
      }
    }
    if (place.filter(Place::list).isPresent()) {
      yaml.append(head).append('\n');
      head = indent + "-";
      indent += INDENT;
    }
    return yaml.append(choice(provider, head, indent)).toString();
  }

  private String choice(Provider<?> provider, String head, String indent) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("type", provider.name());
    entries.putAll(entries(assembly.configurations().describe(provider.configType())));
    String line = (head.isEmpty() ? "" : head + " ") + flow(entries);
    if (line.length() <= WIDTH && entries.values().stream().allMatch(ExampleSnippet::isFlow)) {
      return line + "\n";
    }
    String block =
        entries.entrySet().stream()
            .map(entry -> indent + entry.getKey() + ": " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    if (head.endsWith("-")) {
      return head + " " + block.substring(indent.length());
    }
    return head.isEmpty() ? block : head + "\n" + block;
  }

  private static String flow(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Text without quotes may stand in a line of its own and yet not between braces. */
  private static boolean isFlow(String value) {
    return value.matches("[\\[{'\"].*") || !value.matches(".*([,\\[\\]{}#]|: ).*");
  }

  /**
   * What has a default has it; what is required has something of its type; the rest is left out.
   */
  private Map<String, String> entries(RecordModel model) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Component component : model.components()) {
      if (component.inline()) {
        entries.put("type", sample(component.type(), component));
        continue;
      }
      if (component.isRequired()) {
        entries.put(component.key(), sample(component.type(), component));
      }
      component
          .defaultText()
          .filter(text -> !text.equals("{}"))
          .ifPresent(text -> entries.put(component.key(), text));
    }
    return entries;
  }

  private String sample(ValueType type, Component component) {
    double least = Double.isInfinite(component.min()) ? 1 : component.min();
    if (type instanceof ValueType.WholeNumber) {
      return Long.toString((long) Math.ceil(least));
    } else if (type instanceof ValueType.DecimalNumber) {
      return Double.toString(least);
    } else if (type instanceof ValueType.TrueOrFalse) {
      return "true";
    } else if (type instanceof ValueType.OneOf oneOf) {
      return oneOf.constants().keySet().iterator().next();
    } else if (type instanceof ValueType.ListOf list) {
      return "[" + sample(list.type(), component) + "]";
    } else if (type instanceof ValueType.MapOf map) {
      return "{name: " + sample(map.type(), component) + "}";
    } else if (type instanceof ValueType.Nested nested) {
      return flow(entries(assembly.configurations().describe(nested.type())));
    } else if (type instanceof ValueType.ChoiceOf choice) {
      return simplest(choice.point());
    }
    return component.key().toUpperCase(Locale.ROOT);
  }

  /** The first that needs no option, since a name alone chooses it. */
  private String simplest(ExtensionPoint point) {
    SortedMap<String, Provider<?>> all = assembly.providers().all(point);
    return all.values().stream()
        .filter(
            provider ->
                assembly.configurations().describe(provider).components().stream()
                    .noneMatch(Component::isRequired))
        .map(Provider::name)
        .findFirst()
        .orElseGet(all::firstKey);
  }
}
