package io.mirnet.config;

import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Item;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes out what was written in short; what is no short form stays as it is. */
final class LongForms {
  private static final String TYPE = RecordModels.TYPE;

  private final Known known;

  LongForms(Known known) {
    this.known = known;
  }

  /** One component that stands for a record. */
  static Node record(RecordModel model, Node node) {
    return model
        .shortForm()
        .filter(key -> !(node instanceof Mapping) || hasForeignType(model, node))
        .<Node>map(key -> Mapping.of(node.origin(), key, node))
        .orElse(node);
  }

  private static boolean hasForeignType(RecordModel model, Node node) {
    return node instanceof Mapping mapping
        && mapping.entries().containsKey(TYPE)
        && !model.keys().contains(TYPE);
  }

  /** A list, or an item of one, where a provider is due. */
  Node choice(ExtensionPoint point, Below below, Node node) {
    Optional<ListForm> form =
        point.list().filter(list -> known.providers().find(point, list.type()).isPresent());
    if (form.isEmpty()) {
      return node;
    }
    String type = form.get().type();
    if (node instanceof Item && below.type().equals(Optional.of(type))) {
      return Mapping.of(node.origin(), form.get().key(), node);
    } else if (node instanceof Sequence) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      entries.put(TYPE, new Entry(node.origin(), new Scalar(node.origin(), type, false)));
      entries.put(form.get().key(), new Entry(node.origin(), node));
      return new Mapping(node.origin(), entries);
    }
    return node;
  }

  /** Tells whether a number stands for a list of it alone. Of whole numbers each is written out. */
  static boolean isAlone(ValueType item, Node node) {
    return item instanceof ValueType.DecimalNumber
        && node instanceof Scalar scalar
        && ScalarParser.parse(item, scalar).isPresent();
  }

  /** An item of a mapping of names is a name of digits. */
  static Node named(Node node) {
    return node instanceof Item item
        ? Mapping.of(item.origin(), Integer.toString(item.index()), item.value())
        : node;
  }

  /** Tells whether a value stands without its name, as the only one. */
  static boolean isUnnamed(ValueType.MapOf type, Node node) {
    return type.unnamed().isPresent()
        && ((node instanceof Scalar scalar && !scalar.isEmpty())
            || (node instanceof Mapping mapping && mapping.entries().containsKey(TYPE)));
  }

  /** Tells whether keys are those of the only value below, which was given without its name. */
  boolean isWithinUnnamed(ValueType.MapOf type, Below below, Mapping layer) {
    Optional<Node> only = type.unnamed().flatMap(name -> only(name, below));
    if (only.isEmpty() || layer.entries().containsKey(type.unnamed().get())) {
      return false;
    }
    Set<String> keys = known.keys(type.type(), Below.of(only.get()), layer);
    return layer.entries().entrySet().stream()
        .anyMatch(e -> keys.contains(e.getKey()) || !mayBeNamed(type, e.getValue().value()));
  }

  /** Gives a value that stands without its name the name. */
  static Node unnamed(ValueType.MapOf type, Node node) {
    return isUnnamed(type, node)
        ? Mapping.of(node.origin(), type.unnamed().orElseThrow(), node)
        : node;
  }

  private static Optional<Node> only(String name, Below below) {
    return below
        .current()
        .filter(node -> node instanceof Mapping all && all.entries().size() == 1)
        .map(node -> ((Mapping) node).entries().get(name))
        .map(Entry::value);
  }

  private boolean mayBeNamed(ValueType.MapOf type, Node value) {
    return value instanceof Mapping
        || (value instanceof Scalar scalar && known.isChoice(type.type(), scalar.text()));
  }
}
