package io.mirnet.cli;

import static io.mirnet.cli.MarkdownTable.code;
import static io.mirnet.cli.MarkdownTable.plain;

import io.mirnet.api.Provider;
import io.mirnet.cli.console.Assembly;
import io.mirnet.cli.plugin.ChoicePlaces;
import io.mirnet.cli.plugin.ChoicePlaces.Place;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.RecordModel;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/configuration.md: a head written by hand, then every key and every provider. */
final class ConfigurationPage {
  /** Not shown by GitHub. */
  static final String NOTE =
      "<!-- Written by GeneratedPagesTest: change the code, not this page. -->\n";

  /** A longer default stands below its table. */
  private static final int WIDEST_DEFAULT = 40;

  private final ConfigurationReader reader;
  private final Providers providers;

  /** The kinds that can be chosen somewhere, with the keys where. */
  private final Map<ExtensionPoint, List<Place>> uses = new LinkedHashMap<>();

  ConfigurationPage(Assembly assembly) {
    this.reader = assembly.configurations();
    this.providers = assembly.providers();
    ChoicePlaces places = new ChoicePlaces(assembly);
    for (ExtensionPoint point : ExtensionPoint.all()) {
      uses.put(point, places.of(point));
    }
    uses.values().removeIf(List::isEmpty);
  }

  String of(String head, Class<? extends Record> root) {
    StringBuilder page = new StringBuilder(NOTE).append(head).append("## Keys\n\n");
    RecordModel model = reader.describe(root);
    page.append(sections(model));
    page.append("\n## What can be chosen\n\n").append(index());
    for (Map.Entry<ExtensionPoint, List<Place>> use : uses.entrySet()) {
      page.append(point(use.getKey(), use.getValue()));
    }
    return page.toString();
  }

  private String sections(RecordModel root) {
    StringBuilder text = new StringBuilder(table("", root, false));
    for (Component component : root.components()) {
      if (isSection(component.type())) {
        RecordModel model = inner(component.type());
        text.append("\n### ").append(component.key()).append("\n\n");
        text.append(sentence(model.doc())).append(table(component.key() + ".", model, true));
      }
    }
    return text.toString();
  }

  private String index() {
    MarkdownTable table = new MarkdownTable("kind", "providers");
    for (ExtensionPoint point : uses.keySet()) {
      table.row(
          "[%s](#%s)".formatted(point.noun(), anchor(point)),
          providers.all(point).keySet().stream()
              .map(name -> "[`%s`](#%s)".formatted(name, name))
              .collect(Collectors.joining(", ")));
    }
    return table.toString();
  }

  private String point(ExtensionPoint point, List<Place> places) {
    String stands =
        places.stream()
            .map(Place::path)
            .map(MarkdownTable::code)
            .collect(Collectors.joining(", ", "Stands at ", "."));
    String list =
        point
            .list()
            .filter(form -> providers.find(point, form.type()).isPresent())
            .map(
                form ->
                    " A list stands for `{type: %s, %s: LIST}`.".formatted(form.type(), form.key()))
            .orElse("");
    StringBuilder text =
        new StringBuilder("\n### %s\n\n%s%s\n".formatted(capital(point.noun()), stands, list));
    for (Provider<?> provider : providers.all(point).values()) {
      RecordModel model = reader.describe(provider);
      text.append("\n#### `").append(provider.name()).append("`\n\n").append(sentence(model.doc()));
      text.append(model.components().isEmpty() ? "No options.\n" : table("", model, true));
    }
    return text.toString();
  }

  /** A table of keys; nested records are rows of it, or left to a section of their own. */
  private String table(String prefix, RecordModel model, boolean nested) {
    MarkdownTable table = new MarkdownTable("key", "value", "default", "meaning");
    StringBuilder below = new StringBuilder();
    rows(prefix, model, nested, table, below);
    return table.toString() + below;
  }

  private void rows(
      String prefix, RecordModel model, boolean nested, MarkdownTable table, StringBuilder below) {
    for (Component component : model.components()) {
      if (component.inline() && !prefix.isEmpty()) {
        continue; // the row of the record tells the choice
      }
      String key = prefix + (component.inline() ? "type" : component.key());
      String value = value(component.type()) + range(component);
      String fallback = component.defaultText().orElse("");
      boolean wide = fallback.length() > WIDEST_DEFAULT;
      if (wide) {
        below.append("\nThe default of `%s`:\n\n```yaml\n".formatted(key));
        below.append(fallback.replace("}, ", "},\n ")).append("\n```\n");
      }
      String shown =
          component.isRequired()
              ? "required"
              : wide ? "below" : code(fallback.equals("{}") ? "" : fallback);
      RecordModel inner = inner(component.type());
      if (inner != null && !nested && isSection(component.type())) {
        String link = "[section](#" + component.key() + ")";
        table.row(code(key), link, shown, plain(component.doc()));
      } else {
        table.row(code(key), value, shown, plain(component.doc()));
        if (inner != null) {
          rows(key + within(component.type()) + ".", inner, true, table, below);
        }
      }
    }
  }

  /** A record that is all keys has a section of its own. */
  private boolean isSection(ValueType type) {
    return type instanceof ValueType.Nested nested
        && reader.describe(nested.type()).inline().isEmpty();
  }

  private RecordModel inner(ValueType type) {
    return type.innermost() instanceof ValueType.Nested nested
        ? reader.describe(nested.type())
        : null;
  }

  private static String within(ValueType type) {
    if (type instanceof ValueType.OptionalOf optional) {
      return within(optional.type());
    } else if (type instanceof ValueType.ListOf list) {
      return "[]" + within(list.type());
    }
    return type instanceof ValueType.MapOf map ? ".NAME" + within(map.type()) : "";
  }

  private String value(ValueType type) {
    if (type instanceof ValueType.OptionalOf optional) {
      return value(optional.type()) + ", or none";
    } else if (type instanceof ValueType.ListOf list) {
      return "list of " + several(list.type());
    } else if (type instanceof ValueType.MapOf map) {
      return "names of "
          + several(map.type())
          + (map.unnamed().isPresent() ? ", or one without a name" : "");
    } else if (type instanceof ValueType.ChoiceOf choice) {
      return link(choice.text(), choice);
    } else if (type instanceof ValueType.Nested nested) {
      RecordModel model = reader.describe(nested.type());
      return model.inline().map(choice -> value(choice.type())).orElse("section") + alone(model);
    } else if (type instanceof ValueType.OneOf oneOf) {
      return oneOf.constants().keySet().stream()
          .map(MarkdownTable::code)
          .collect(Collectors.joining(", "));
    }
    return type.text().replaceFirst("^an? ", "");
  }

  private String several(ValueType type) {
    if (type instanceof ValueType.ChoiceOf choice) {
      return link(choice.plural(), choice);
    } else if (type instanceof ValueType.Nested nested) {
      RecordModel model = reader.describe(nested.type());
      return model.inline().map(choice -> several(choice.type())).orElse("sections") + alone(model);
    }
    return type.plural();
  }

  /** What of a record may stand for all of it. */
  private static String alone(RecordModel model) {
    return model.shortForm().map(key -> ", or `" + key + "` alone").orElse("");
  }

  private static String link(String text, ValueType.ChoiceOf choice) {
    return "[" + text + "](#" + anchor(choice.point()) + ")";
  }

  private static String range(Component component) {
    return component.range().isEmpty() ? "" : ", " + component.range();
  }

  private static String anchor(ExtensionPoint point) {
    return point.noun().replace(' ', '-');
  }

  private static String sentence(String doc) {
    return doc.isEmpty() ? "" : plain(capital(doc)) + ".\n\n";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
