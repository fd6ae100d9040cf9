package io.mirnet.config;

import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a configuration a value belongs, in the words of messages.
 *
 * @param path for example {@code model.fusion}; empty for the whole
 * @param key the key to point at: the value's own or, for a default, the nearest one that was
 *     written
 * @param subject how a message names what is there
 * @param noun what its keys are called
 * @param around the records around it, from the outermost
 * @param beside keys that stand among its own and belong to the record around it
 */
record Place(
    String path, Origin key, String subject, String noun, List<Level> around, List<String> beside) {
  /**
   * A record around a place.
   *
   * @param subject how a message names it
   * @param model what it holds
   */
  record Level(String subject, RecordModel model) {}

  /** Returns the place of the whole. */
  static Place whole(Origin start) {
    return new Place("", start, "the configuration", "key", List.of(), List.of());
  }

  /** Returns the same place, with this record around all places in it. */
  Place within(RecordModel model) {
    List<Level> levels = new ArrayList<>(around);
    levels.add(new Level(subject, model));
    return new Place(path, key, subject, noun, List.copyOf(levels), beside);
  }

  Place key(String name, Origin origin) {
    return inner(path.isEmpty() ? name : path + "." + name, origin);
  }

  Place item(int index, Origin origin) {
    return inner(path + "[" + index + "]", origin);
  }

  private Place inner(String inner, Origin origin) {
    return new Place(
        inner, origin.isDefault() ? key : origin, "'" + inner + "'", "key", around, List.of());
  }

  Place choice(String name) {
    return new Place(path, key, name, "option", around, beside);
  }

  /** Returns the same place, for a choice that stands among the keys of a record. */
  Place beside(RecordModel model) {
    return new Place(path, key, subject, noun, around, model.keys());
  }

  /**
   * Refuses a provider whose options can't be told from the keys beside them.
   *
   * @throws ProviderException naming it
   */
  void requireFree(Provider<?> provider, RecordModel options) {
    List<String> taken = options.keys().stream().filter(beside::contains).toList();
    if (!taken.isEmpty()) {
      throw new ProviderException(
          provider,
          new IllegalArgumentException(
              "its option '%s' has the name of a key of %s".formatted(taken.get(0), quoted())));
    }
  }

  String quoted() {
    return "'" + path + "'";
  }

  /**
   * A scalar is pointed at itself, and so is what an override says; a list or a mapping of a file
   * by its key.
   */
  Origin at(Node node) {
    boolean self =
        node.origin().source().kind() != Source.Kind.FILE
            || (node instanceof Scalar value && !value.isEmpty());
    return self ? node.origin() : key;
  }

  Problem lacks(Component component) {
    return new Problem(
        key,
        "%s lacks the %s '%s'".formatted(subject, noun, component.key()),
        component.doc().isEmpty() ? "it is " + component.type().text() : component.doc());
  }

  Problem hasNo(String name, Origin origin, String hint) {
    return new Problem(
        origin,
        "%s has no %s '%s'".formatted(subject, noun, name),
        hint.isEmpty() ? "it has none" : hint);
  }

  Problem misnamed(String name, Origin origin, String hint) {
    return new Problem(origin, "'%s' can't be a name in %s".formatted(name, quoted()), hint);
  }
}
