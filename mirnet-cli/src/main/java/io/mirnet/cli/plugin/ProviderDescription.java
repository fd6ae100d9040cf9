package io.mirnet.cli.plugin;

import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.cli.console.Assembly;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.ValueType;
import io.mirnet.plugin.Plugins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is told of a provider.
 *
 * @param point its kind
 * @param provider the provider
 * @param doc what it makes, one line; may be empty
 * @param options its options; those of a record within are named {@code stages[].patch}
 */
record ProviderDescription(
    ExtensionPoint point, Provider<?> provider, String doc, List<Option> options) {

  /**
   * An option.
   *
   * @param key the key in YAML
   * @param component what is known of it
   */
  record Option(String key, Component component) {
    /** The default, or why there is none. */
    String value() {
      return component.defaultText().orElse(component.isRequired() ? "(required)" : "(optional)");
    }
  }

  /** Describes every provider, kind by kind. */
  static List<ProviderDescription> all(Assembly assembly) {
    return ExtensionPoint.all().stream()
        .flatMap(
            point ->
                assembly.providers().all(point).values().stream()
                    .map(provider -> of(point, provider, assembly.configurations())))
        .toList();
  }

  private static ProviderDescription of(
      ExtensionPoint point, Provider<?> provider, ConfigurationReader reader) {
    List<Option> options = new ArrayList<>();
    list("", provider.configType(), reader, options);
    return new ProviderDescription(point, provider, reader.describe(provider).doc(), options);
  }

  private static void list(
      String prefix,
      Class<? extends Record> type,
      ConfigurationReader reader,
      List<Option> options) {
    for (Component component : reader.describe(type).components()) {
      String key = prefix + (component.inline() ? "type" : component.key());
      options.add(new Option(key, component));
      nested(component.type(), key, reader, options);
    }
  }

  private static void nested(
      ValueType type, String key, ConfigurationReader reader, List<Option> options) {
    if (type instanceof ValueType.OptionalOf optional) {
      nested(optional.type(), key, reader, options);
    } else if (type instanceof ValueType.ListOf list) {
      nested(list.type(), key + "[]", reader, options);
    } else if (type instanceof ValueType.MapOf map) {
      nested(map.type(), key + ".NAME", reader, options);
    } else if (type instanceof ValueType.Nested record) {
      list(key + ".", record.type(), reader, options);
    }
  }

  String origin() {
    return ProviderException.origin(provider.getClass());
  }

  /** Everything, for JSON. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("kind", point.noun());
    values.put("name", provider.name());
    values.put("description", doc);
    values.put("origin", origin());
    values.put("plugin", Plugins.isPlugin(provider));
    Map<String, Object> described = new LinkedHashMap<>();
    for (Option option : options) {
      Component component = option.component();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("type", component.type().text());
      component.defaultText().ifPresent(text -> one.put("default", text));
      one.put("required", component.isRequired());
      if (!component.range().isEmpty()) {
        one.put("range", component.range());
      }
      one.put("description", component.doc());
      described.put(option.key(), one);
    }
    values.put("options", described);
    return values;
  }
}
