package io.mirnet.config;

import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.internal.Merge;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what stands in a layer under keys of earlier versions as if it stood where it is now. */
final class FormerKeys {
  private final Known known;
  private final Merge merge;
  private final ListEdit edit;
  private final Consumer<Problem> problems;
  private final Consumer<Problem> warnings;

  FormerKeys(Known known, Merge merge, Consumer<Problem> problems, Consumer<Problem> warnings) {
    this.known = known;
    this.merge = merge;
    this.edit = new ListEdit(merge, problems);
    this.problems = problems;
    this.warnings = warnings;
  }

  /**
   * Moves what a layer has under old keys of a record.
   *
   * @param path of the record, for messages
   * @return the layer with new keys only
   */
  Mapping read(RecordModel model, Below below, Mapping layer, String path) {
    Mapping renamed = rename(model, below, layer, path);
    return model.moves().isEmpty() ? renamed : move(model, below, renamed, path);
  }

  private Mapping rename(RecordModel model, Below below, Mapping layer, String path) {
    ValueType record = new ValueType.Nested(model.type());
    if (layer.entries().keySet().stream().noneMatch(key -> model.successor(key).isPresent())) {
      return layer;
    }
    Set<String> used = known.keys(record, below, layer);
    Map<String, Entry> entries = new LinkedHashMap<>();
    layer
        .entries()
        .forEach(
            (key, entry) -> {
              Optional<Component> now =
                  model.successor(key).filter(component -> !used.contains(key));
              Entry other =
                  now.map(Component::key)
                      .map(name -> layer.entries().getOrDefault(name, entries.get(name)))
                      .orElse(null);
              if (other != null) {
                refuse(List.of(key), List.of(now.get().key()), path, entry.key(), other.key());
              } else if (now.isPresent()) {
                warn(List.of(key), List.of(now.get().key()), path, entry.key(), now.get().doc());
                entries.put(now.get().key(), entry);
              } else {
                entries.put(key, entry);
              }
            });
    return new Mapping(layer.origin(), entries);
  }

  private Mapping move(RecordModel model, Below below, Mapping layer, String path) {
    ValueType record = new ValueType.Nested(model.type());
    Set<List<String>> lists = new HashSet<>();
    Mapping moved = layer;
    for (Move move : model.moves()) {
      Optional<Entry> old = find(moved, move.from());
      if (old.filter(entry -> move.fits(entry.value())).isEmpty()
          || isUsed(record, below, moved, move.from())) {
        continue;
      }
      Optional<Entry> given = find(moved, move.to());
      moved = without(moved, move.from());
      if (given.isPresent() && !lists.contains(move.to())) {
        refuse(move.from(), move.to(), path, old.get().key(), given.get().key());
        continue;
      }
      Node now = move.value(old.get());
      if (move.item().isPresent()) {
        Optional<Node> list =
            given.map(Entry::value).or(() -> current(model, below, move.to().get(0)));
        String item = move.item().get();
        now =
            ScalarParser.WHOLE.matcher(item).matches()
                ? ListEdit.exchange(list, Integer.parseInt(item), now)
                : edit.put(list, item, now, join(path, move.from()));
        lists.add(move.to());
      }
      moved = with(moved, move.to(), new Entry(old.get().key(), now));
      String last = move.to().get(move.to().size() - 1);
      warn(
          move.from(),
          move.to(),
          path,
          old.get().key(),
          "write %s: %s".formatted(last, now.flow()));
    }
    return moved;
  }

  /** Returns what is at a key of the record now, perhaps by its default. */
  private static Optional<Node> current(RecordModel model, Below below, String key) {
    return below
        .at(key)
        .or(model.component(key).flatMap(component -> Known.fallback(model, component)))
        .current();
  }

  /** Tells whether what is there now has a key of that name. */
  private boolean isUsed(ValueType type, Below below, Node layer, List<String> path) {
    String key = path.get(0);
    if (path.size() == 1) {
      return known.keys(type, below, layer).contains(key);
    }
    Optional<RecordModel> model = known.model(type, below, layer);
    Optional<Component> next = model.flatMap(record -> record.component(key));
    Optional<Entry> entry = find(layer, List.of(key));
    return next.isPresent()
        && entry.isPresent()
        && isUsed(
            next.get().type(),
            below.at(key).or(Known.fallback(model.get(), next.get())),
            entry.get().value(),
            path.subList(1, path.size()));
  }

  private static Optional<Entry> find(Node node, List<String> path) {
    Optional<Entry> entry =
        node instanceof Mapping mapping
            ? Optional.ofNullable(mapping.entries().get(path.get(0)))
            : Optional.empty();
    return path.size() == 1
        ? entry
        : entry.flatMap(inner -> find(inner.value(), path.subList(1, path.size())));
  }

  /** Takes a key away, and the mappings that held nothing else. */
  private static Mapping without(Mapping layer, List<String> path) {
    Map<String, Entry> entries = new LinkedHashMap<>(layer.entries());
    Entry entry = entries.remove(path.get(0));
    if (path.size() > 1 && entry.value() instanceof Mapping mapping) {
      Mapping rest = without(mapping, path.subList(1, path.size()));
      if (!rest.entries().isEmpty()) {
        entries.put(path.get(0), new Entry(entry.key(), rest));
      }
    }
    return new Mapping(layer.origin(), entries);
  }

  private Mapping with(Mapping layer, List<String> path, Entry entry) {
    Node value = entry.value();
    for (int i = path.size() - 1; i >= 0; i--) {
      value = Mapping.of(entry.key(), path.get(i), value);
    }
    return (Mapping) merge.merge(Optional.of(layer), value);
  }

  private void warn(List<String> old, List<String> now, String path, Origin at, String hint) {
    warnings.accept(
        new Problem(at, "'%s' is now '%s'".formatted(join(path, old), join(path, now)), hint));
  }

  private void refuse(List<String> old, List<String> now, String path, Origin at, Origin other) {
    problems.accept(
        new Problem(
            at,
            "'%s' is the former name of '%s', which %s gives too"
                .formatted(join(path, old), join(path, now), other),
            "keep one"));
  }

  private static String join(String path, List<String> keys) {
    return (path.isEmpty() ? "" : path + ".") + String.join(".", keys);
  }
}
