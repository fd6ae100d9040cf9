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
      if (component.type() instanceof ValueType.Nested nested) {
        RecordModel model = reader.describe(nested.type());
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
    StringBuilder text =
        new StringBuilder("\n### %s\n\n%s\n".formatted(capital(point.noun()), stands));
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
      String key = prefix + component.key();
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
      if (inner == null || !nested) {
        String link = inner == null ? value : "[section](#" + component.key() + ")";
        table.row(code(key), link, shown, plain(component.doc()));
      } else {
        table.row(code(key), value, shown, plain(component.doc()));
        String items = isList(component.type()) ? "[]." : ".";
        rows(key + items, inner, true, table, below);
      }
    }
  }

  private RecordModel inner(ValueType type) {
    return bare(type) instanceof ValueType.Nested nested ? reader.describe(nested.type()) : null;
  }

  private static boolean isList(ValueType type) {
    return type instanceof ValueType.ListOf
        || (type instanceof ValueType.OptionalOf optional && isList(optional.type()));
  }

  private static ValueType bare(ValueType type) {
    if (type instanceof ValueType.OptionalOf optional) {
      return bare(optional.type());
    }
    return type instanceof ValueType.ListOf list ? bare(list.type()) : type;
  }

  private static String value(ValueType type) {
    if (type instanceof ValueType.OptionalOf optional) {
      return value(optional.type()) + ", or none";
    } else if (type instanceof ValueType.ListOf list
        && bare(list) instanceof ValueType.ChoiceOf choice) {
      return "list of [" + list.type().plural() + "](#" + anchor(choice.point()) + ")";
    } else if (type instanceof ValueType.ChoiceOf choice) {
      return "[" + choice.text() + "](#" + anchor(choice.point()) + ")";
    } else if (type instanceof ValueType.OneOf oneOf) {
      return oneOf.constants().keySet().stream()
          .map(MarkdownTable::code)
          .collect(Collectors.joining(", "));
    } else if (bare(type) instanceof ValueType.Nested) {
      return isList(type) ? "list of sections" : "section";
    }
    return type.text().replaceFirst("^an? ", "");
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
