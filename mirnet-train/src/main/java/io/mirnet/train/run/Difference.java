package io.mirnet.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mirnet.config.Resolved;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A value in which two configurations differ.
 *
 * @param key its path, for example {@code train.learning_rate.from}
 * @param from the value in the first; empty if there is none
 * @param to the value in the second; empty if there is none
 */
public record Difference(String key, String from, String to) {

  /**
   * Compares two configurations, with their defaults.
   *
   * @param before the first
   * @param after the second
   * @return the values in which they differ, in the order of the configuration
   */
  public static List<Difference> between(Resolved<?> before, Resolved<?> after) {
    Map<String, String> old = values(before);
    Map<String, String> now = values(after);
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    return keys.stream()
        .map(key -> new Difference(key, old.getOrDefault(key, ""), now.getOrDefault(key, "")))
        .filter(difference -> !difference.from().equals(difference.to()))
        .toList();
  }

  private static Map<String, String> values(Resolved<?> configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      collect("", new ObjectMapper().readTree(configuration.toJson()), values);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a configuration can't be read back", e);
    }
    return values;
  }

  private static void collect(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(e -> collect(prefix + e.getKey(), e.getValue(), values));
    } else if (node.isArray() && isNested(node)) {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "[" + i + "]", node.get(i), values);
      }
    } else if (!node.isNull()) {
      values.put(path, text(node));
    }
  }

  private static boolean isNested(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).anyMatch(JsonNode::isContainerNode);
  }

  private static String text(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", ", "[", "]"))
        : node.asText();
  }

  /**
   * Shows the change.
   *
   * @return for example {@code train.iterations: 400 -> 800}
   */
  public String text() {
    return "%s: %s -> %s".formatted(key, shown(from), shown(to));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
