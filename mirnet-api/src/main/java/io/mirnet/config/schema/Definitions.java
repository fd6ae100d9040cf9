package io.mirnet.config.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.api.Provider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.RecordModel;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The schemas of one document, by the name that others refer to: {@code fusion} for what may stand
 * where a fusion is due, {@code fusion.skff} for that provider's options, {@code fusion.OPTIONS}
 * for options without {@code type}, and {@code Skips} for a record.
 */
final class Definitions {
  private static final String TYPE = "type";

  private final ConfigurationReader reader;
  private final Providers providers;
  private final ComponentSchemas components = new ComponentSchemas(this);
  private final Map<String, ObjectNode> schemas = new TreeMap<>();
  private final Map<String, Class<?>> records = new TreeMap<>();

  Definitions(ConfigurationReader reader, Providers providers) {
    this.reader = reader;
    this.providers = providers;
  }

  /** The schema of the whole document, which alone may have a base and be empty. */
  ObjectNode root(RecordModel model) {
    ObjectNode schema = json();
    schema.put("title", model.doc().isEmpty() ? "configuration" : model.doc());
    schema.putArray("type").add("object").add("null");
    ObjectNode properties = schema.putObject("properties");
    properties
        .putObject("base")
        .put("type", "string")
        .put("description", "another file, relative to this one, that this one is laid over");
    model.components().forEach(one -> properties.set(one.key(), components.of(one)));
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Everything that was referred to, by name. */
  ObjectNode all() {
    ObjectNode all = json();
    schemas.forEach(all::set);
    return all;
  }

  /** Refers to a record. */
  ObjectNode record(Class<? extends Record> type) {
    String name =
        records.getOrDefault(type.getSimpleName(), type).equals(type)
            ? type.getSimpleName()
            : type.getName();
    if (records.putIfAbsent(name, type) == null) {
      RecordModel model = reader.describe(type);
      ObjectNode schema = json();
      describe(schema, model);
      schemas.put(name, schema);
      ObjectNode whole =
          model.shortForm().isPresent() ? schema.putArray("anyOf").addObject() : schema;
      if (model.inline().isPresent()) {
        ArrayNode branches = whole.putArray("oneOf");
        branches.addObject().put(TYPE, "null");
        choose(name, point(model.inline().get()), own(model), branches);
      } else {
        // A mapping whose keys are all commented out is empty.
        whole.putArray(TYPE).add("object").add("null");
        properties(whole, model.components());
      }
      model
          .shortForm()
          .flatMap(model::component)
          .ifPresent(one -> schema.withArrayProperty("anyOf").add(alone(one)));
    }
    return reference(name);
  }

  /** Tells whether a record is written as a mapping always. */
  boolean isMapping(ValueType.Nested nested) {
    RecordModel model = reader.describe(nested.type());
    return model.shortForm().isEmpty() && model.inline().isEmpty();
  }

  private static ExtensionPoint point(Component choice) {
    return ((ValueType.ChoiceOf) choice.type()).point();
  }

  private static List<Component> own(RecordModel model) {
    return model.components().stream().filter(one -> !one.inline()).toList();
  }

  /** A mapping stands for a component only if it has a type. */
  private ObjectNode alone(Component component) {
    ObjectNode schema = json();
    ObjectNode typed = json();
    ArrayNode either = typed.putArray("anyOf");
    either.addObject().putObject("not").put(TYPE, "object");
    either.addObject().putArray("required").add(TYPE);
    schema.putArray("allOf").add(components.value(component)).add(typed);
    return schema;
  }

  /** Refers to what may stand where a provider is due. */
  ObjectNode choice(ExtensionPoint point) {
    String name = point.noun().replace(' ', '-');
    if (!schemas.containsKey(name)) {
      ObjectNode schema = json();
      schemas.put(name, schema);
      choose(name, point, List.of(), schema.putArray("oneOf"));
    }
    return reference(name);
  }

  /** Adds a branch for each way to choose; keys of a record may stand beside the options. */
  private void choose(
      String name, ExtensionPoint point, List<Component> beside, ArrayNode branches) {
    Collection<Provider<?>> all = providers.all(point).values();
    ObjectNode names = branches.addObject();
    names.put("description", "the name alone: all of its options have their defaults");
    ArrayNode allowed = names.putArray("enum");
    for (Provider<?> provider : all) {
      allowed.add(provider.name());
      branches.add(reference(name + "." + provider.name()));
      schemas.put(name + "." + provider.name(), options(provider, beside));
    }
    branches.add(reference(name + ".OPTIONS"));
    schemas.put(name + ".OPTIONS", anyOptions(all, beside));
    point
        .list()
        .flatMap(form -> providers.find(point, form.type()).map(one -> list(one, form.key())))
        .ifPresent(branches::add);
  }

  /** The list that one option of a provider takes. */
  private ObjectNode list(Provider<?> provider, String key) {
    ObjectNode list = components.value(reader.describe(provider).component(key).orElseThrow());
    return list.put("description", "%s of these".formatted(provider.name()));
  }

  private ObjectNode options(Provider<?> provider, List<Component> beside) {
    RecordModel model = reader.describe(provider);
    ObjectNode schema = json();
    describe(schema, model);
    schema.put(TYPE, "object");
    ObjectNode type = schema.putObject("properties").putObject(TYPE);
    type.put("const", provider.name());
    describe(type, model);
    properties(schema, model.components());
    properties(schema, beside);
    schema.putArray("required").add(TYPE);
    return schema;
  }

  /** Options that change those of a default, or of a file below, and leave the type as it is. */
  private ObjectNode anyOptions(Collection<Provider<?>> all, List<Component> beside) {
    Map<String, Set<ObjectNode>> byKey = new LinkedHashMap<>();
    beside.forEach(one -> byKey.put(one.key(), new LinkedHashSet<>(Set.of(components.of(one)))));
    for (Provider<?> provider : all) {
      for (Component one : reader.describe(provider).components()) {
        byKey.computeIfAbsent(one.key(), key -> new LinkedHashSet<>()).add(components.of(one));
      }
    }
    ObjectNode schema = json();
    schema.put("description", "options alone: the type is the default's, or that of a file below");
    schema.put(TYPE, "object");
    ObjectNode properties = schema.putObject("properties");
    byKey.forEach(
        (key, alternatives) -> {
          if (alternatives.size() == 1) {
            properties.set(key, alternatives.iterator().next());
          } else {
            properties.putObject(key).putArray("anyOf").addAll(alternatives);
          }
        });
    schema.put("additionalProperties", false);
    return schema;
  }

  private void properties(ObjectNode schema, Collection<Component> all) {
    ObjectNode properties = schema.withObjectProperty("properties");
    all.forEach(one -> properties.set(one.key(), components.of(one)));
    schema.put("additionalProperties", false);
  }

  private static void describe(ObjectNode schema, RecordModel model) {
    if (!model.doc().isEmpty()) {
      schema.put("description", model.doc());
    }
  }

  private static ObjectNode reference(String name) {
    return json().put("$ref", "#/$defs/" + name);
  }

  static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
