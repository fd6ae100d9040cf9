package io.mirnet.config;

import io.mirnet.api.Moved;
import io.mirnet.config.internal.Overrides;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of an earlier version and what it is now, as {@link Moved} says it.
 *
 * @param from the old path, from the record's mapping
 * @param when the only value that is moved; empty for any
 * @param to the new path
 * @param item the type, or the index, of the item that the value is in the list there; empty if it
 *     is no item
 * @param as the new value, in which {@code $value} stands for the old one
 */
public record Move(
    List<String> from, String when, List<String> to, Optional<String> item, Node as) {
  private static final String VALUE = "$value";
  private static final Pattern ITEM = Pattern.compile("(.+)\\[([a-z][a-z0-9-]*|\\d)]");

  /** Reads what an annotation of a record says. */
  static Move of(Class<?> owner, Moved moved) {
    Matcher item = ITEM.matcher(moved.to());
    boolean ofList = item.matches();
    String name = "move of '" + moved.from() + "' in " + owner.getName();
    List<Problem> problems = new ArrayList<>();
    Optional<Node> as =
        YamlTree.read(new Source(Source.Kind.DEFAULT, 0, name, moved.as()), problems::add);
    ConfigurationException.refuseAny(problems);
    return new Move(
        Overrides.segments(moved.from()),
        moved.when(),
        Overrides.segments(ofList ? item.group(1) : moved.to()),
        ofList ? Optional.of(item.group(2)) : Optional.empty(),
        as.orElseThrow());
  }

  /** Tells whether a value is one that is moved. */
  boolean fits(Node value) {
    return when.isEmpty()
        || (value instanceof Scalar scalar && Resolved.isSame(when, scalar.text()));
  }

  /** Returns the new value, which points at the old key where the old value doesn't. */
  Node value(Entry old) {
    return filled(as, old);
  }

  private static Node filled(Node node, Entry old) {
    Origin at = old.key();
    if (node instanceof Scalar scalar) {
      return scalar.text().equals(VALUE)
          ? old.value()
          : new Scalar(at, scalar.text(), scalar.quoted());
    } else if (node instanceof Sequence list) {
      return new Sequence(at, list.items().stream().map(item -> filled(item, old)).toList());
    } else if (node instanceof Mapping mapping) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach((key, entry) -> entries.put(key, new Entry(at, filled(entry.value(), old))));
      return new Mapping(at, entries);
    }
    return node;
  }
}
