package io.mirnet.config.internal;

import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Item;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads {@code key=value} pairs, each as a layer of its own: {@code model.width=48}, {@code
 * stages[0].patch=64}, {@code stages.0.patch=64}, {@code model.fusion={type: sum}}.
 */
public final class Overrides {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z_][\\w-]*(\\[\\d{1,9}]|\\.\\w[\\w-]*)*");

  private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

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
   * Reads overrides.
   *
   * @param overrides the pairs
   * @return a layer for each that could be read, from the lowest
   */
  public List<Mapping> layers(List<String> overrides) {
    List<Mapping> layers = new ArrayList<>();
    for (int i = 0; i < overrides.size(); i++) {
      layer(overrides.get(i), i).ifPresent(layers::add);
    }
    return layers;
  }

  private Optional<Mapping> layer(String override, int order) {
    int equals = override.indexOf('=');
    String name = "override '" + override + "'";
    String text = override.substring(equals + 1);
    Source source = new Source(Source.Kind.OVERRIDE, order, name, text);
    String path = override.substring(0, Math.max(0, equals)).strip();
    if (!PATH.matcher(path).matches()) {
      problems.accept(
          new Problem(
              source.start(), "this is not of the form key=value", "for example model.width=48"));
      return Optional.empty();
    }
    return YamlTree.read(source, problems)
        .flatMap(node -> layer(new Change(path, source.start(), node)));
  }

  /**
   * Makes a layer of one value.
   *
   * @param change the value and its path
   * @return the layer, or nothing if the path is none
   */
  public Optional<Mapping> layer(Change change) {
    if (!PATH.matcher(change.path()).matches()) {
      problems.accept(
          new Problem(
              change.origin(),
              "'" + change.path() + "' is no path of keys",
              "for example model.width"));
      return Optional.empty();
    }
    if (reserved.contains(change.path())) {
      problems.accept(new Problem(change.origin(), "'" + change.path() + "' works only in a file"));
      return Optional.empty();
    }
    List<String> path = segments(change.path());
    Node layer = change.value();
    for (int i = path.size() - 1; i >= 0; i--) {
      layer =
          INDEX.matcher(path.get(i)).matches()
              ? new Item(change.origin(), Integer.parseInt(path.get(i)), layer)
              : Mapping.of(change.origin(), path.get(i), layer);
    }
    return Optional.of((Mapping) layer);
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
}
