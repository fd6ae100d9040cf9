package io.mirnet.config.internal;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one tree over another. */
public final class Merge {
  private static final String TYPE = "type";

  private Merge() {}

  /**
   * Lays a tree over another: mappings merge key by key, all else replaces. A mapping that changes
   * {@code type} drops the options beside the former type, for they belong to another provider;
   * what an override says is kept, so that nothing said on the command line is lost in silence. A
   * text below a mapping is the short form of a choice, {@code fusion: skff}.
   *
   * @param lower the lower layer
   * @param upper the upper layer
   * @return the merged tree; every part keeps its origin
   */
  public static Node merge(Node lower, Node upper) {
    if (lower instanceof Scalar name && upper instanceof Mapping && !name.isEmpty()) {
      Map<String, Entry> choice = Map.of(TYPE, new Entry(name.origin(), name));
      return merge(new Mapping(upper.origin(), choice), upper);
    }
    if (!(lower instanceof Mapping below) || !(upper instanceof Mapping above)) {
      return upper;
    }
    boolean drop = changesType(below, above);
    Map<String, Entry> entries = new LinkedHashMap<>();
    below
        .entries()
        .forEach(
            (key, entry) -> {
              if (!drop || key.equals(TYPE) || holdsOverride(entry.value())) {
                entries.put(key, entry);
              }
            });
    above
        .entries()
        .forEach(
            (key, entry) ->
                entries.merge(
                    key,
                    entry,
                    (old, now) -> new Entry(now.key(), merge(old.value(), now.value()))));
    return new Mapping(below.origin(), entries);
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
    return node.origin().source().kind() == Source.Kind.OVERRIDE;
  }
}
