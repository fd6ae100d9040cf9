package io.mirnet.config.internal;

import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Refused;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Lays {@code key=value} pairs over a tree, each a layer of its own: {@code model.width=48}, {@code
 * stages[0].patch=64}, {@code stages.0.patch=64}, {@code model.fusion={type: sum}}.
 */
public final class Overrides {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z_][\\w-]*(\\[\\d{1,9}]|\\.\\d{1,9}(?![\\w-])|\\.[A-Za-z_][\\w-]*)*");

  private final Consumer<Problem> problems;
  private final Set<String> reserved;

  /**
   * Makes a reader of overrides of a layered configuration, whose {@code base} they can't change.
   *
   * @param problems takes what is wrong
   */
  public Overrides(Consumer<Problem> problems) {
    this(problems, Set.of(Layers.BASE));
  }

  /**
   * Makes a reader of overrides.
   *
   * @param problems takes what is wrong
   * @param reserved keys that only a file may give
   */
  public Overrides(Consumer<Problem> problems, Set<String> reserved) {
    this.problems = problems;
    this.reserved = Set.copyOf(reserved);
  }

  /**
   * Lays overrides over a tree, from the first to the last.
   *
   * @param tree the tree of the files
   * @param overrides the pairs
   * @return the tree with all overrides that could be read
   */
  public Mapping apply(Mapping tree, List<String> overrides) {
    Mapping result = tree;
    for (int i = 0; i < overrides.size(); i++) {
      result = apply(result, overrides.get(i), i);
    }
    return result;
  }

  private Mapping apply(Mapping tree, String override, int order) {
    int equals = override.indexOf('=');
    String name = "override '" + override + "'";
    String text = override.substring(equals + 1);
    Source source = new Source(Source.Kind.OVERRIDE, order, name, text);
    String path = override.substring(0, Math.max(0, equals)).strip();
    if (!PATH.matcher(path).matches()) {
      problems.accept(
          new Problem(
              source.start(), "this is not of the form key=value", "for example model.width=48"));
      return tree;
    }
    return YamlTree.read(source, problems)
        .map(node -> apply(tree, new Change(path, source.start(), node)))
        .orElse(tree);
  }

  /**
   * Lays one value over a tree.
   *
   * @param tree the tree
   * @param change the value and its path
   * @return the tree with the value, or as it was if the path is none
   */
  public Mapping apply(Mapping tree, Change change) {
    if (!PATH.matcher(change.path()).matches()) {
      problems.accept(
          new Problem(
              change.origin(),
              "'" + change.path() + "' is no path of keys",
              "for example model.width"));
      return tree;
    }
    if (reserved.contains(change.path())) {
      problems.accept(new Problem(change.origin(), "'" + change.path() + "' works only in a file"));
      return tree;
    }
    return (Mapping) set(tree, segments(change.path()), change.value(), change.origin());
  }

  /**
   * Splits a path of keys and indices.
   *
   * @param path for example {@code stages[0].batch}
   * @return for example {@code stages}, {@code 0}, {@code batch}; none for an empty path
   */
  public static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : List.of(path.replace("]", "").split("[.\\[]"));
  }

  private Node set(Node target, List<String> path, Node value, Origin origin) {
    String head = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (isIndex(head)) {
      return setItem(target, Integer.parseInt(head), rest, value, origin);
    }
    if (target instanceof Sequence) {
      problems.accept(
          new Problem(
              origin,
              "a list has no key '" + head + "'",
              "name one item by its index, as in stages[0].patch"));
      return target;
    }
    Entry entry = target instanceof Mapping mapping ? mapping.entries().get(head) : null;
    if (entry != null && !rest.isEmpty()) {
      Map<String, Entry> entries = new LinkedHashMap<>(((Mapping) target).entries());
      entries.put(head, new Entry(entry.key(), set(entry.value(), rest, value, origin)));
      return new Mapping(target.origin(), entries);
    }
    Node whole = value;
    int end = path.size();
    Optional<String> index = rest.stream().filter(Overrides::isIndex).findFirst();
    if (index.isPresent()) {
      refuseItem(target, index.get(), origin);
      // The keys stay, so that a misspelt one is told too.
      whole = new Refused(origin);
      end = path.indexOf(index.get());
    }
    for (int i = end - 1; i > 0; i--) {
      whole = Mapping.of(origin, path.get(i), whole);
    }
    return Merge.merge(target, Mapping.of(origin, head, whole));
  }

  private Node setItem(Node target, int index, List<String> rest, Node value, Origin origin) {
    if (!(target instanceof Sequence sequence) || index >= sequence.items().size()) {
      return refuseItem(target, Integer.toString(index), origin);
    }
    List<Node> items = new ArrayList<>(sequence.items());
    Node old = items.get(index);
    items.set(index, rest.isEmpty() ? Merge.merge(old, value) : set(old, rest, value, origin));
    return new Sequence(target.origin(), items);
  }

  private Node refuseItem(Node target, String index, Origin origin) {
    String reason =
        target instanceof Sequence sequence
            ? "the list has " + sequence.items().size() + ", counted from 0"
            : "no file gives a list there";
    problems.accept(
        new Problem(
            origin, "there is no item " + index + "; " + reason, "give the whole list, key=[...]"));
    return target;
  }

  private static boolean isIndex(String segment) {
    return Character.isDigit(segment.charAt(0));
  }
}
