package io.mirnet.config;

import io.mirnet.config.internal.Merge;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a choice into a list of choices, or takes it out; or exchanges any item. */
final class ListEdit {
  private final Merge merge;
  private final Consumer<Problem> problems;

  ListEdit(Merge merge, Consumer<Problem> problems) {
    this.merge = merge;
    this.problems = problems;
  }

  /**
   * Exchanges an item of a list.
   *
   * @param list the list as it is
   * @param index of the item; one more than there are adds it
   * @param value the new item
   * @return the list as it should be
   */
  static Sequence exchange(Optional<Node> list, int index, Node value) {
    List<Node> items = items(list);
    if (index < items.size()) {
      items.set(index, value);
    } else {
      items.add(value);
    }
    return new Sequence(value.origin(), items);
  }

  private static List<Node> items(Optional<Node> list) {
    return new ArrayList<>(
        list.isPresent() && list.get() instanceof Sequence all ? all.items() : List.of());
  }

  /**
   * Makes a list hold a type, or not.
   *
   * @param list the list as it is; empty for one without items
   * @param type what may be in it once
   * @param value {@code true} or a mapping of options to have it there, {@code false} or nothing to
   *     have it not
   * @param path of the value, for messages
   * @return the list as it should be
   */
  Sequence put(Optional<Node> list, String type, Node value, String path) {
    List<Node> items = items(list);
    int there = items.stream().map(Below::typeOf).toList().indexOf(Optional.of(type));
    String text = value instanceof Scalar scalar && !scalar.isEmpty() ? scalar.text() : "";
    if (value instanceof Mapping options) {
      Map<String, Entry> entries = new LinkedHashMap<>();
      entries.put(RecordModels.TYPE, new Entry(value.origin(), name(type, value)));
      entries.putAll(options.entries());
      Mapping item = new Mapping(value.origin(), entries);
      if (there >= 0) {
        items.set(there, merge.merge(Optional.of(items.get(there)), item));
      } else {
        items.add(item);
      }
    } else if (text.equals("true")) {
      if (there < 0) {
        items.add(name(type, value));
      }
    } else if (text.equals("false") || isEmpty(value)) {
      if (there >= 0) {
        items.remove(there);
      }
    } else {
      problems.accept(
          new Problem(
              value.origin(),
              "'%s' must be true, false or the options of '%s', not %s"
                  .formatted(path, type, value.describe())));
    }
    return new Sequence(value.origin(), items);
  }

  private static Scalar name(String type, Node at) {
    return new Scalar(at.origin(), type, false);
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Scalar scalar && scalar.isEmpty();
  }
}
