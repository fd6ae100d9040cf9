package io.mirnet.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.ValueType;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schema of one key. */
final class ComponentSchemas {
  /** A longer default is shown by editors on its own, not in the text. */
  private static final int LONGEST_DEFAULT = 60;

  private final Definitions definitions;

  ComponentSchemas(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Describes a key: what it holds, and what an editor shows about it. */
  ObjectNode of(Component component) {
    ObjectNode schema = Definitions.json();
    String text = text(component);
    if (!text.isEmpty()) {
      schema.put("description", text);
    }
    schema.setAll(value(component));
    defaultValue(component).ifPresent(value -> schema.set("default", value));
    return schema;
  }

  /** Describes what a key holds, and nothing about the key. */
  ObjectNode value(Component component) {
    return value(component.type(), component);
  }

  private static String text(Component component) {
    List<String> facts = new ArrayList<>();
    if (component.isRequired()) {
      facts.add("required");
    }
    component
        .defaultText()
        .filter(text -> text.length() <= LONGEST_DEFAULT && !text.equals("{}"))
        .ifPresent(text -> facts.add("default " + text));
    if (!component.range().isEmpty()) {
      facts.add(component.range());
    }
    String all = String.join("; ", facts);
    return component.doc().isEmpty() || all.isEmpty()
        ? component.doc() + all
        : component.doc() + "\n\n" + all;
  }

  private ObjectNode value(ValueType type, Component component) {
    ObjectNode schema = Definitions.json();
    if (type instanceof ValueType.WholeNumber whole) {
      schema.put("type", "integer");
      range(schema, component);
      if (!whole.wide() && !schema.has("maximum")) {
        schema.put("maximum", Integer.MAX_VALUE);
      }
      if (!whole.wide() && !schema.has("minimum")) {
        schema.put("minimum", Integer.MIN_VALUE);
      }
    } else if (type instanceof ValueType.DecimalNumber) {
      schema.put("type", "number");
      range(schema, component);
    } else if (type instanceof ValueType.TrueOrFalse) {
      schema.put("type", "boolean");
    } else if (type instanceof ValueType.Text) {
      text(schema);
    } else if (type instanceof ValueType.FilePath) {
      text(schema).put("minLength", 1);
    } else if (type instanceof ValueType.OneOf oneOf) {
      ArrayNode names = schema.putArray("enum");
      oneOf.constants().keySet().forEach(names::add);
    } else if (type instanceof ValueType.OptionalOf optional) {
      ObjectNode inner = value(optional.type(), component);
      return optional.type() instanceof ValueType.Nested ? inner : orNothing(inner);
    } else if (type instanceof ValueType.ListOf list) {
      schema.put("type", "array").set("items", item(list.type(), component));
      if (list.type() instanceof ValueType.DecimalNumber) {
        ObjectNode either = Definitions.json();
        either.putArray("anyOf").add(value(list.type(), component)).add(schema);
        return either;
      }
    } else if (type instanceof ValueType.MapOf map) {
      return names(map, component);
    } else if (type instanceof ValueType.Nested nested) {
      return definitions.record(nested.type());
    } else if (type instanceof ValueType.Tree) {
      schema.put("type", "object");
    } else if (type instanceof ValueType.ChoiceOf choice) {
      return definitions.choice(choice.point());
    }
    return schema;
  }

  /** An item of a list may not be empty, as a mapping elsewhere may. */
  private ObjectNode item(ValueType type, Component component) {
    ObjectNode schema = value(type, component);
    return type instanceof ValueType.Nested nested && definitions.isMapping(nested)
        ? schema.put("type", "object")
        : schema;
  }

  /** A name with nothing behind it takes away what a file below has there. */
  private ObjectNode names(ValueType.MapOf type, Component component) {
    ObjectNode names = Definitions.json();
    names.putArray("type").add("object").add("null");
    if (!(type.type() instanceof ValueType.Text)) {
      names.putObject("propertyNames").put("pattern", "^" + ValueType.MapOf.NAME + "$");
    }
    names.set("additionalProperties", orNothing(value(type.type(), component)));
    if (type.unnamed().isEmpty()) {
      return names;
    }
    names.putObject("properties").put("type", false);
    ObjectNode either = Definitions.json();
    either.putArray("anyOf").add(names).add(value(type.type(), component));
    return either;
  }

  /** What looks like a number or a truth value is text where text is due. */
  private static ObjectNode text(ObjectNode schema) {
    schema.putArray("type").add("string").add("number").add("boolean");
    return schema;
  }

  private static ObjectNode orNothing(ObjectNode schema) {
    JsonNode type = schema.get("type");
    if (schema.get("enum") instanceof ArrayNode names) {
      names.addNull();
    } else if (type instanceof ArrayNode types) {
      types.add("null");
    } else if (type != null) {
      schema.putArray("type").add(type).add("null");
    } else {
      ObjectNode either = Definitions.json();
      either.putArray("anyOf").add(schema).add(Definitions.json().put("type", "null"));
      return either;
    }
    return schema;
  }

  private static void range(ObjectNode schema, Component component) {
    if (!Double.isInfinite(component.min())) {
      schema.set("minimum", number(component.min()));
    }
    if (!Double.isInfinite(component.max())) {
      schema.set("maximum", number(component.max()));
    }
  }

  private static JsonNode number(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return Definitions.json().numberNode(exact.scale() < 0 ? exact.setScale(0) : exact);
  }

  /** A default has the type of its key: {@code name: 100} is text. */
  private static Optional<JsonNode> defaultValue(Component component) {
    boolean text =
        component.type() instanceof ValueType.Text
            || component.type() instanceof ValueType.FilePath;
    return component
        .defaultText()
        .flatMap(
            yaml ->
                YamlTree.read(new Source(Source.Kind.DEFAULT, 0, "default", yaml), problem -> {}))
        .map(
            node ->
                text && node instanceof Scalar scalar
                    ? TextNode.valueOf(scalar.text())
                    : CoreValues.of(node));
  }
}
