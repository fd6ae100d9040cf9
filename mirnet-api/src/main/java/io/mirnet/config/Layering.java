package io.mirnet.config;

import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.internal.Merge;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Item;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Refused;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Lays layers over each other as the records ask for: short forms of a layer are written out before
 * it meets the one below, so that what is merged has one form only. What doesn't fit the records
 * stays as it is, for {@link Binder} to report.
 */
final class Layering {
  private final Known known;
  private final LongForms longForms;
  private final Merge merge;
  private final FormerKeys formerKeys;
  private final Consumer<Problem> problems;

  /**
   * Makes a layering.
   *
   * @param problems takes what is wrong
   * @param warnings takes what is read although it isn't as it should be
   */
  Layering(Known known, Consumer<Problem> problems, Consumer<Problem> warnings) {
    this.known = known;
    this.longForms = new LongForms(known);
    this.merge = new Merge(problems);
    this.formerKeys = new FormerKeys(known, merge, problems, warnings);
    this.problems = problems;
  }

  /** Lays a whole layer over those below it. */
  Mapping lay(RecordModel root, Mapping lower, Mapping upper) {
    return record(root, Below.of(lower), upper, "");
  }

  /** Lays a value over what is below it. */
  Node lay(ValueType type, Below below, Node upper, String path) {
    if (upper instanceof Refused || isEmpty(upper)) {
      return upper;
    } else if (type instanceof ValueType.OptionalOf optional) {
      return lay(optional.type(), below, upper, path);
    } else if (type instanceof ValueType.ListOf list) {
      return list(list.type(), below, upper, path);
    } else if (type instanceof ValueType.MapOf map) {
      return map(map, below, upper, path);
    } else if (type instanceof ValueType.Nested nested) {
      return nested(known.record(nested), below, upper, path);
    } else if (type instanceof ValueType.ChoiceOf choice) {
      return choice(choice.point(), below, upper, path);
    }
    return merge.merge(below.lower(), upper);
  }

  private Node list(ValueType type, Below below, Node upper, String path) {
    if (upper instanceof Item item) {
      return merge.item(
          below.lower(),
          item,
          (key, old, now) -> lay(type, below.item(item.index()), now, path + key));
    }
    if (LongForms.isAlone(type, upper)) {
      return new Sequence(upper.origin(), List.of(upper));
    }
    if (!(upper instanceof Sequence sequence)) {
      return merge.merge(below.lower(), upper);
    }
    List<Node> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      items.add(lay(type, Below.NOTHING, item, path + "[" + items.size() + "]"));
    }
    return new Sequence(sequence.origin(), items);
  }

  private Node map(ValueType.MapOf type, Below below, Node upper, String path) {
    Node layer = LongForms.named(upper);
    Below named = below.map(node -> LongForms.unnamed(type, node));
    if (LongForms.isUnnamed(type, layer)) {
      String name = type.unnamed().orElseThrow();
      Below only = named.map(node -> filtered(node, name::equals));
      return names(type, only, (Mapping) LongForms.unnamed(type, layer), any -> path);
    } else if (!(layer instanceof Mapping all)) {
      return merge.merge(below.lower(), layer);
    } else if (longForms.isWithinUnnamed(type, named, all)) {
      Mapping whole = Mapping.of(layer.origin(), type.unnamed().orElseThrow(), layer);
      return names(type, named, whole, any -> path);
    } else {
      return names(type, named, all, name -> join(path, name));
    }
  }

  /** Lays names over names. One with nothing behind it takes away what is below. */
  private Mapping names(
      ValueType.MapOf type, Below below, Mapping upper, UnaryOperator<String> path) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Mapping all =
        merge.merge(
            Merge.below(below.lower(), upper),
            upper,
            (name, old, now) -> {
              if (isEmpty(now) && old.isEmpty()) {
                problems.accept(
                    new Problem(
                        upper.entries().get(name).key(),
                        "'%s' is empty".formatted(path.apply(name)),
                        "nothing of that name is below, to be taken away"));
              }
              return lay(type.type(), below.at(name), now, path.apply(name));
            });
    all.entries()
        .forEach(
            (name, entry) -> {
              if (!isEmpty(entry.value())) {
                entries.put(name, entry);
              }
            });
    return new Mapping(all.origin(), entries);
  }

  private Node nested(RecordModel model, Below below, Node upper, String path) {
    Node layer = LongForms.record(model, upper);
    if (model.inline().isPresent()) {
      return inline(model, model.inline().get(), below, layer, path);
    }
    return layer instanceof Mapping mapping
        ? record(model, below, mapping, path)
        : merge.merge(below.lower(), layer);
  }

  /** A choice whose options stand among the keys of its record is laid apart from these. */
  private Node inline(RecordModel model, Component choice, Below below, Node given, String path) {
    Node upper =
        given instanceof Mapping mapping ? formerKeys.read(model, below, mapping, path) : given;
    Predicate<String> own = model.keys()::contains;
    Below others =
        below.map(node -> filtered(node, own.negate())).or(Known.fallback(model, choice));
    Node layer = filtered(upper, own.negate());
    boolean none = layer instanceof Mapping mapping && mapping.entries().isEmpty();
    Node chosen = none ? others.lower().orElse(layer) : lay(choice.type(), others, layer, path);
    if (chosen instanceof Sequence || chosen instanceof Refused) {
      return chosen;
    }
    Mapping beside =
        upper instanceof Mapping
            ? (Mapping) filtered(upper, own)
            : new Mapping(upper.origin(), Map.of());
    Map<String, Entry> entries =
        new LinkedHashMap<>(Merge.below(Optional.of(chosen), beside).entries());
    Below keys = below.map(node -> node instanceof Mapping ? filtered(node, own) : beside);
    entries.putAll(record(model, keys, beside, path).entries());
    return new Mapping(beside.origin(), entries);
  }

  private Node choice(ExtensionPoint point, Below below, Node upper, String path) {
    Node layer = longForms.choice(point, below, upper);
    Optional<RecordModel> options = known.options(point, below, layer);
    if (!(layer instanceof Mapping mapping) || options.isEmpty()) {
      return merge.merge(below.lower(), layer);
    }
    Below same = Below.typeOf(layer).map(below::ofType).orElse(below);
    return record(options.get(), below.lower(), same, mapping, path);
  }

  private Mapping record(RecordModel model, Below below, Mapping upper, String path) {
    return record(model, below.lower(), below, upper, path);
  }

  private Mapping record(
      RecordModel model, Optional<Node> lower, Below below, Mapping upper, String path) {
    Mapping layer = formerKeys.read(model, below, upper, path);
    return merge.merge(
        Merge.below(lower, layer),
        layer,
        (key, old, now) -> {
          Optional<Component> component = model.component(key);
          return component.isEmpty()
              ? merge.merge(old, now)
              : lay(
                  component.get().type(),
                  below.at(key).or(Known.fallback(model, component.get())),
                  now,
                  join(path, key));
        });
  }

  private static Node filtered(Node node, Predicate<String> keys) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.keySet().removeIf(keys.negate());
    return new Mapping(mapping.origin(), entries);
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Scalar scalar && scalar.isEmpty();
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
