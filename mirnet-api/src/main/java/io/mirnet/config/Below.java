package io.mirnet.config;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What stands at a place before a layer is laid over it.
 *
 * @param lower what the layers below say; only this is merged
 * @param defaults what is there if no layer says anything, the more important one first: these tell
 *     what a part means, as the type that options alone belong to
 */
record Below(Optional<Node> lower, List<Node> defaults) {
  static final Below NOTHING = new Below(Optional.empty(), List.of());

  static Below of(Node lower) {
    return new Below(Optional.of(lower), List.of());
  }

  /** Returns what is below a key. */
  Below at(String key) {
    return new Below(
        lower.flatMap(node -> at(key, node)),
        defaults.stream().flatMap(node -> at(key, node).stream()).toList());
  }

  /** Returns the same with one more default, the least important one. */
  Below or(Optional<Node> fallback) {
    return new Below(lower, Stream.concat(defaults.stream(), fallback.stream()).toList());
  }

  /** Returns what is below an item of a list. */
  Below item(int index) {
    return new Below(
        lower
            .filter(node -> node instanceof Sequence list && index < list.items().size())
            .map(list -> ((Sequence) list).items().get(index)),
        List.of());
  }

  /** Returns the same with each part changed. */
  Below map(UnaryOperator<Node> change) {
    return new Below(lower.map(change), defaults.stream().map(change).toList());
  }

  /** Returns the same without what belongs to another type. */
  Below ofType(String type) {
    return new Below(
        lower.filter(node -> fits(type, node)),
        defaults.stream().filter(node -> fits(type, node)).toList());
  }

  /** Returns what would be there without the layer. */
  Optional<Node> current() {
    return lower.or(() -> defaults.stream().findFirst());
  }

  /** Returns the type of a choice. */
  Optional<String> type() {
    return Stream.concat(lower.stream(), defaults.stream())
        .flatMap(node -> typeOf(node).stream())
        .findFirst();
  }

  private static boolean fits(String type, Node node) {
    return typeOf(node).map(type::equals).orElse(true);
  }

  private static Optional<Node> at(String key, Node node) {
    return node instanceof Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(key)).map(Entry::value)
        : Optional.empty();
  }

  /** Returns the name in a choice, short or long; nothing where it says none. */
  static Optional<String> typeOf(Node node) {
    return (node instanceof Mapping ? at(RecordModels.TYPE, node) : Optional.of(node))
        .filter(name -> name instanceof Scalar scalar && !scalar.isEmpty())
        .map(name -> ((Scalar) name).text());
  }
}
