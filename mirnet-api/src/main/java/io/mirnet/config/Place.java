package io.mirnet.config;

import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import java.util.List;

/**
 * Where in a configuration a value belongs, in the words of messages.
 *
 * @param path for example {@code model.fusion}; empty for the whole
 * @param key the key to point at: the value's own or, for a default, the nearest one that was
 *     written
 * @param subject how a message names what is there
 * @param noun what its keys are called
 */
record Place(String path, Origin key, String subject, String noun) {

  Place key(String name, Origin origin) {
    return inner(path.isEmpty() ? name : path + "." + name, origin);
  }

  Place item(int index, Origin origin) {
    return inner(path + "[" + index + "]", origin);
  }

  private Place inner(String inner, Origin origin) {
    return new Place(inner, origin.isDefault() ? key : origin, "'" + inner + "'", "key");
  }

  Place choice(String name) {
    return new Place(path, key, name, "option");
  }

  String quoted() {
    return "'" + path + "'";
  }

  /** A scalar is pointed at itself, a list or a mapping by its key. */
  Origin at(Node node) {
    boolean self = node.origin().isDefault() || (node instanceof Scalar value && !value.isEmpty());
    return self ? node.origin() : key;
  }

  Problem lacks(Component component) {
    return new Problem(
        key,
        "%s lacks the %s '%s'".formatted(subject, noun, component.key()),
        component.doc().isEmpty() ? "it is " + component.type().text() : component.doc());
  }

  Problem hasNo(String name, Origin origin, List<String> names) {
    String hint = Suggestion.hint(name, names, noun + "s");
    return new Problem(
        origin,
        "%s has no %s '%s'".formatted(subject, noun, name),
        hint.isEmpty() ? "it has none" : hint);
  }
}
