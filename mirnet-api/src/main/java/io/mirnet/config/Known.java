package io.mirnet.config;

import io.mirnet.api.Provider;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells what may stand at a place of a tree.
 *
 * @param models describes records
 * @param providers what can be chosen
 */
record Known(RecordModels models, Providers providers) {

  RecordModel record(ValueType.Nested type) {
    return models.of(type.type());
  }

  /** Returns the options of the provider that a layer chooses, or that is chosen below it. */
  Optional<RecordModel> options(ExtensionPoint point, Below below, Node layer) {
    return Below.typeOf(layer)
        .or(below::type)
        .<Provider<?>>flatMap(name -> providers.find(point, name))
        .map(models::options);
  }

  /** Returns the record that is at a place: that of a component, or of a provider's options. */
  Optional<RecordModel> model(ValueType type, Below below, Node layer) {
    if (type instanceof ValueType.OptionalOf optional) {
      return model(optional.type(), below, layer);
    } else if (type instanceof ValueType.ChoiceOf choice) {
      return options(choice.point(), below, layer);
    }
    return type instanceof ValueType.Nested nested ? Optional.of(record(nested)) : Optional.empty();
  }

  /** Returns the keys that a layer may have at a place; none if that isn't known. */
  Set<String> keys(ValueType type, Below below, Node layer) {
    Set<String> keys = new LinkedHashSet<>();
    Optional<RecordModel> model = model(type, below, layer);
    model.ifPresent(record -> keys.addAll(record.keys()));
    model
        .flatMap(RecordModel::inline)
        .ifPresent(choice -> keys.addAll(keys(choice.type(), below, layer)));
    return keys;
  }

  /** Tells whether a text is the name of a provider where one may stand alone. */
  boolean isChoice(ValueType type, String name) {
    if (type instanceof ValueType.ChoiceOf choice) {
      return providers.find(choice.point(), name).isPresent();
    }
    return type instanceof ValueType.Nested nested
        && record(nested).inline().filter(choice -> isChoice(choice.type(), name)).isPresent();
  }

  /** Returns the default of a component as it was written. */
  static Optional<Node> fallback(
      RecordModel model, Component component, Consumer<Problem> problems) {
    String name = "default of '" + component.key() + "' in " + model.type().getName();
    return component
        .defaultText()
        .flatMap(text -> YamlTree.read(new Source(Source.Kind.DEFAULT, 0, name, text), problems));
  }

  /** Returns the default of a component; one that can't be read is reported when it is needed. */
  static Optional<Node> fallback(RecordModel model, Component component) {
    return fallback(model, component, problem -> {});
  }
}
