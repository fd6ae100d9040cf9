package io.mirnet.config;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A configuration that was read.
 *
 * @param value the record
 * @param tree all that it was made of, with every default
 * @param warnings what was read although it should be mended, as keys of earlier versions; sorted
 *     by layer, line and column
 * @param <T> the type of the record
 */
public record Resolved<T extends Record>(T value, Mapping tree, List<Problem> warnings) {
  /** Copies the warnings. */
  public Resolved {
    warnings = List.copyOf(warnings);
  }

  /**
   * A value that stands in one line of {@code config show}.
   *
   * @param path for example {@code model.fusion.type}
   * @param value the value; a list as {@code [1, 2]}, empty text as {@code ''}
   * @param defaultValue what it is if nobody says anything, as far as that is one value too; empty
   *     where there is no default
   * @param origin {@code default}, {@code lol.yaml:14:7} or {@code override 'seed=7'}
   */
  public record Entry(String path, String value, Optional<String> defaultValue, String origin) {
    /**
     * Tells whether the value is another than its default.
     *
     * @return true if there is a default and this isn't it, in whatever notation
     */
    public boolean differs() {
      return defaultValue.isPresent() && !isSame(defaultValue.get(), value);
    }
  }

  /** Tells whether two texts are one value: numbers may be written in several ways. */
  static boolean isSame(String a, String b) {
    try {
      return a.equals(b) || new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    } catch (NumberFormatException notNumbers) {
      return false;
    }
  }

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
    list("", new Node.Entry(tree.origin(), tree), entries);
    return List.copyOf(entries);
  }

  private static void list(String path, Node.Entry entry, List<Entry> entries) {
    Node node = entry.value();
    if (node instanceof Mapping mapping) {
      String prefix = path.isEmpty() ? "" : path + ".";
      mapping
          .entries()
          .forEach((key, child) -> list(prefix + key, inner(entry, key, child), entries));
    } else if (node instanceof Sequence sequence && !isFlat(sequence)) {
      for (int i = 0; i < sequence.items().size(); i++) {
        Node item = sequence.items().get(i);
        list(path + "[" + i + "]", new Node.Entry(item.origin(), item), entries);
      }
    } else {
      Optional<String> fallback =
          entry.key().isDefault()
              ? Optional.of(text(node))
              : entry.fallback().filter(Resolved::isFlat).map(Resolved::text);
      entries.add(new Entry(path, text(node), fallback, entry.key().toString()));
    }
  }

  /** A default around an entry, as in {@code {type: skff, reduction: 4}}, beats the entry's own. */
  private static Node.Entry inner(Node.Entry outer, String key, Node.Entry entry) {
    Optional<Node> around = outer.fallback().flatMap(node -> at(key, node));
    boolean sameType = typeOf(outer.value()).equals(outer.fallback().flatMap(Resolved::typeOf));
    return around.isPresent() && (sameType || key.equals(RecordModels.TYPE))
        ? new Node.Entry(entry.key(), entry.value(), around)
        : entry;
  }

  private static Optional<Node> at(String key, Node node) {
    if (node instanceof Mapping mapping) {
      return Optional.ofNullable(mapping.entries().get(key)).map(Node.Entry::value);
    }
    return Optional.of(node).filter(name -> key.equals(RecordModels.TYPE));
  }

  /** The name in a choice, short or long; nothing for a mapping that is no choice. */
  private static Optional<String> typeOf(Node node) {
    return at(RecordModels.TYPE, node)
        .filter(Scalar.class::isInstance)
        .map(name -> ((Scalar) name).text());
  }

  private static boolean isFlat(Node node) {
    return node instanceof Scalar
        || (node instanceof Sequence sequence
            && sequence.items().stream().allMatch(Scalar.class::isInstance));
  }

  private static String text(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.text().isEmpty() ? "''" : scalar.text();
    }
    return ((Sequence) node)
        .items().stream().map(Resolved::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
