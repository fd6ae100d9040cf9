package io.mirnet.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mirnet.config.tree.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A tree of YAML as JSON, with the types of YAML 1.2's core schema: this is what an editor compares
 * with a schema. (The reader of configurations types a value by what is asked for instead.)
 */
public final class CoreValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
  private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

  private CoreValues() {}

  /**
   * Converts a tree.
   *
   * @param node the tree
   * @return the same as JSON; what YAML 1.2 takes for text stays text
   */
  public static JsonNode of(Node node) {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
      return object;
    } else if (node instanceof Node.Sequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.items().forEach(item -> array.add(of(item)));
      return array;
    }
    return node instanceof Node.Scalar scalar ? scalar(scalar) : JSON.nullNode();
  }

  private static JsonNode scalar(Node.Scalar scalar) {
    String text = scalar.text();
    if (scalar.quoted()) {
      return JSON.textNode(text);
    } else if (NULL.matcher(text).matches()) {
      return JSON.nullNode();
    } else if (TRUE.matcher(text).matches()) {
      return JSON.booleanNode(true);
    } else if (FALSE.matcher(text).matches()) {
      return JSON.booleanNode(false);
    } else if (INTEGER.matcher(text).matches()) {
      return JSON.numberNode(new BigInteger(text.replace("+", "")));
    } else if (FLOAT.matcher(text).matches()) {
      return JSON.numberNode(new BigDecimal(text));
    }
    return JSON.textNode(text);
  }
}
