package io.mirnet.config.internal;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Item;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Refused;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Lays one tree over another. */
public final class Merge {
  private static final String TYPE = "type";

  private final Consumer<Problem> problems;

  /**
   * Makes a merge.
   *
   * @param problems takes what is wrong with items that aren't there
   */
  public Merge(Consumer<Problem> problems) {
    this.problems = problems;
  }

  /** Lays the value of a key over the one below. */
  public interface Values {
    /**
     * Lays a value over another.
     *
     * @param key the key of both
     * @param lower what is below, if anything
     * @param upper what is above
     * @return the merged value
     */
    Node lay(String key, Optional<Node> lower, Node upper);
  }

  /**
   * Lays a tree over another: mappings merge key by key, all else replaces. A text below a mapping
   * is the short form of a choice, {@code fusion: skff}.
   *
   * @param lower the lower layer
   * @param upper the upper layer
   * @return the merged tree; every part keeps its origin
   */
  public Node merge(Optional<Node> lower, Node upper) {
    if (upper instanceof Item item) {
      return item(lower, item, (key, old, value) -> merge(old, value));
    }
    if (!(upper instanceof Mapping above)) {
      return upper;
    }
    if (lower.isPresent()
        && lower.get() instanceof Sequence
        && isOverride(upper)
        && !above.entries().isEmpty()) {
      problems.accept(
          new Problem(
              upper.origin(),
              "a list has no key '" + above.entries().keySet().iterator().next() + "'",
              "name one item by its index, as in stages[0].patch"));
      return lower.get();
    }
    return merge(below(lower, above), above, (key, old, value) -> merge(old, value));
  }

  /** Returns what a mapping is laid over: a text is the short form of a choice. */
  public static Mapping below(Optional<Node> lower, Mapping upper) {
    if (lower.isPresent() && lower.get() instanceof Mapping mapping) {
      return mapping;
    } else if (lower.isPresent() && lower.get() instanceof Scalar name && !name.isEmpty()) {
      return new Mapping(upper.origin(), Map.of(TYPE, new Entry(name.origin(), name)));
    }
    return new Mapping(upper.origin(), Map.of());
  }

  /**
   * Lays a mapping over another. One that changes {@code type} drops the options beside the former
   * type, for they belong to another provider; what an override says is kept, so that nothing said
   * on the command line is lost in silence.
   *
   * @param lower the lower layer
   * @param upper the upper layer
   * @param values merges the values of a key
   * @return the merged mapping
   */
  public Mapping merge(Mapping lower, Mapping upper, Values values) {
    boolean drop = changesType(lower, upper);
    Map<String, Entry> entries = new LinkedHashMap<>(lower.entries());
    if (drop) {
      entries
          .entrySet()
          .removeIf(e -> !e.getKey().equals(TYPE) && !holdsOverride(e.getValue().value()));
    }
    upper
        .entries()
        .forEach(
            (key, now) -> {
              Optional<Entry> old = Optional.ofNullable(entries.get(key));
              Node value = values.lay(key, old.map(Entry::value), now.value());
              boolean keep = old.isPresent() && isWithin(old.get(), now);
              entries.put(key, new Entry(keep ? old.get().key() : now.key(), value));
            });
    return new Mapping(lower.origin(), entries);
  }

  /**
   * Lays something over one item of a list.
   *
   * @param lower the list
   * @param item the item
   * @param values merges the old and the new item
   * @return the list with the item changed
   */
  public Node item(Optional<Node> lower, Item item, Values values) {
    if (lower.isPresent()
        && lower.get() instanceof Sequence sequence
        && item.index() < sequence.items().size()) {
      List<Node> items = new ArrayList<>(sequence.items());
      Optional<Node> old = Optional.of(items.get(item.index()));
      items.set(item.index(), values.lay("[" + item.index() + "]", old, item.value()));
      return new Sequence(sequence.origin(), items);
    }
    String reason =
        lower.isPresent() && lower.get() instanceof Sequence sequence
            ? "the list has " + sequence.items().size() + ", counted from 0"
            : "no file gives a list there";
    problems.accept(
        new Problem(
            item.origin(),
            "there is no item " + item.index() + "; " + reason,
            "give the whole list, key=[...]"));
    return lower.orElse(new Refused(item.origin()));
  }

  /** A key of a file keeps its place when an override only changes something within its value. */
  private static boolean isWithin(Entry old, Entry now) {
    if (now.value() instanceof Mapping above) {
      return isOverride(above)
          && !(old.value() instanceof Mapping below && changesType(below, above));
    }
    return now.value() instanceof Item;
  }

  private static boolean isOverride(Node node) {
    return node.origin().source().kind() == Source.Kind.OVERRIDE;
  }

  private static boolean changesType(Mapping below, Mapping above) {
    Entry former = below.entries().get(TYPE);
    Entry latter = above.entries().get(TYPE);
    return former != null
        && latter != null
        && !(former.value() instanceof Scalar a
            && latter.value() instanceof Scalar b
            && a.text().equals(b.text()));
  }

  private static boolean holdsOverride(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().values().stream().anyMatch(entry -> holdsOverride(entry.value()));
    }
    if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
      return sequence.items().stream().anyMatch(Merge::holdsOverride);
    }
    return isOverride(node);
  }
}
