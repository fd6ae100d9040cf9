package io.mirnet.config;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration that was read.
 *
 * @param value the record
 * @param tree all that it was made of, with every default
 * @param <T> the type of the record
 */
public record Resolved<T extends Record>(T value, Mapping tree) {

  /**
   * A value that stands in one line of {@code config show}.
   *
   * @param path for example {@code model.fusion.type}
   * @param value the value; a list as {@code [1, 2]}, empty text as {@code ''}
   * @param origin {@code default}, {@code lol.yaml:14:7} or {@code override 'seed=7'}
   */
  public record Entry(String path, String value, String origin) {}

  /**
   * Writes the configuration with every default.
   *
   * @return YAML that reads back to an equal value
   */
  public String toYaml() {
    return new ConfigurationWriter().toYaml(value);
  }

  /**
   * Writes the configuration with every default.
   *
   * @return JSON in one line that reads back to an equal value
   */
  public String toJson() {
    return new ConfigurationWriter().toJson(value);
  }

  /**
   * Lists every value with its origin.
   *
   * @return in the order of the records' components
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    list("", tree.origin(), tree, entries);
    return List.copyOf(entries);
  }

  private static void list(String path, Origin key, Node node, List<Entry> entries) {
    if (node instanceof Mapping mapping) {
      String prefix = path.isEmpty() ? "" : path + ".";
      mapping
          .entries()
          .forEach((name, entry) -> list(prefix + name, entry.key(), entry.value(), entries));
    } else if (node instanceof Sequence sequence && !isFlat(sequence)) {
      for (int i = 0; i < sequence.items().size(); i++) {
        Node item = sequence.items().get(i);
        list(path + "[" + i + "]", item.origin(), item, entries);
      }
    } else {
      entries.add(new Entry(path, text(node), key.toString()));
    }
  }

  private static boolean isFlat(Sequence sequence) {
    return sequence.items().stream().allMatch(Scalar.class::isInstance);
  }

  private static String text(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.text().isEmpty() ? "''" : scalar.text();
    }
    return ((Sequence) node)
        .items().stream().map(Resolved::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
