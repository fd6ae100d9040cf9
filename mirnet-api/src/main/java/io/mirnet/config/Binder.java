package io.mirnet.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.tree.Merge;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import io.mirnet.config.tree.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks a tree against records and fills in defaults. A part without problems is bound at once, so
 * that its own check runs although other parts are wrong.
 */
final class Binder {
  private static final String TYPE = "type";

  private final RecordModels models;
  private final Providers providers;
  private final Consumer<Problem> problems;
  private final RecordFactory factory;

  Binder(RecordModels models, Providers providers, Consumer<Problem> problems) {
    this.models = models;
    this.providers = providers;
    this.problems = problems;
    this.factory = new RecordFactory(problems);
  }

  /**
   * A value with the tree that it was made of.
   *
   * @param node the complete tree; empty for an absent option
   */
  record Bound(Object value, Optional<Node> node) {}

  /**
   * Binds a whole configuration.
   *
   * @param start where problems of the whole are reported
   * @return the record, or nothing if there are problems
   */
  Optional<Bound> bind(Class<? extends Record> root, Mapping tree, Origin start) {
    return record(models.of(root), tree, new Place("", start, "the configuration", "key"));
  }

  private Optional<Bound> record(RecordModel model, Mapping mapping, Place place) {
    boolean good = refuseUnknown(model, mapping, place);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Component component : model.components()) {
      Optional<Entry> entry = entry(model, component, mapping);
      if (entry.isEmpty()) {
        if (component.isRequired()) {
          problems.accept(place.lacks(component));
        }
        good &= component.type() instanceof ValueType.OptionalOf;
        values.put(component.key(), Optional.empty());
        continue;
      }
      Origin key = entry.get().key();
      Optional<Bound> bound =
          value(component.type(), component, entry.get().value(), place.key(component.key(), key));
      good &= bound.isPresent();
      bound.ifPresent(present -> values.put(component.key(), present.value()));
      bound
          .flatMap(Bound::node)
          .ifPresent(node -> entries.put(component.key(), new Entry(key, node)));
    }
    Mapping complete = new Mapping(mapping.origin(), entries);
    return good
        ? factory
            .make(model.type(), values, complete, place)
            .map(made -> new Bound(made, Optional.of(complete)))
        : Optional.empty();
  }

  private boolean refuseUnknown(RecordModel model, Mapping mapping, Place place) {
    List<String> keys = model.keys();
    boolean good = true;
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      if (!keys.contains(entry.getKey())) {
        problems.accept(place.hasNo(entry.getKey(), entry.getValue().key(), keys));
        good = false;
      }
    }
    return good;
  }

  /** Returns what was given, over the default. */
  private Optional<Entry> entry(RecordModel model, Component component, Mapping mapping) {
    Entry given = mapping.entries().get(component.key());
    boolean nested = component.type() instanceof ValueType.Nested;
    if (given != null && !nested && !(component.type() instanceof ValueType.ChoiceOf)) {
      return Optional.of(given);
    }
    Optional<Entry> fallback =
        component.defaultText().flatMap(text -> fallback(model, component, text));
    if (given == null) {
      return fallback;
    }
    // A mapping without a value has all its keys commented out.
    boolean bare = nested && given.value() instanceof Scalar scalar && scalar.isEmpty();
    Node upper = bare ? new Mapping(given.value().origin(), Map.of()) : given.value();
    Node whole = fallback.map(lower -> Merge.merge(lower.value(), upper)).orElse(upper);
    return Optional.of(new Entry(given.key(), whole));
  }

  private Optional<Entry> fallback(RecordModel model, Component component, String text) {
    String name = "default of '" + component.key() + "' in " + model.type().getName();
    Source source = new Source(Source.Kind.DEFAULT, 0, name, text);
    return YamlTree.read(source, problems).map(node -> new Entry(source.start(), node));
  }

  private Optional<Bound> value(ValueType type, Component component, Node node, Place place) {
    boolean empty = node instanceof Scalar scalar && scalar.isEmpty();
    if (type instanceof ValueType.OptionalOf optional) {
      return empty
          ? Optional.of(new Bound(Optional.empty(), Optional.empty()))
          : value(optional.type(), component, node, place)
              .map(bound -> new Bound(Optional.of(bound.value()), bound.node()));
    } else if (empty) {
      return refuse(place.at(node), place.quoted() + " is empty", "it must be " + type.text());
    } else if (type instanceof ValueType.ListOf list && node instanceof Sequence sequence) {
      return list(list, component, sequence, place);
    } else if (type instanceof ValueType.Nested nested && node instanceof Mapping mapping) {
      return record(models.of(nested.type()), mapping, place);
    } else if (type instanceof ValueType.ChoiceOf choice && !(node instanceof Sequence)) {
      return choice(choice, node, place);
    } else if (node instanceof Scalar scalar) {
      return scalar(type, component, scalar, place);
    }
    return refuse(place.at(node), mismatch(type, node, place), "");
  }

  private Optional<Bound> list(
      ValueType.ListOf type, Component component, Sequence sequence, Place place) {
    List<Object> values = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      value(type.type(), component, item, place.item(i, item.origin()))
          .ifPresent(
              bound -> {
                values.add(bound.value());
                nodes.add(bound.node().orElse(item));
              });
    }
    return values.size() == sequence.items().size()
        ? Optional.of(
            new Bound(List.copyOf(values), Optional.of(new Sequence(sequence.origin(), nodes))))
        : Optional.empty();
  }

  private Optional<Bound> choice(ValueType.ChoiceOf choice, Node node, Place place) {
    ExtensionPoint point = choice.point();
    Mapping whole =
        node instanceof Mapping mapping ? mapping : Mapping.of(node.origin(), TYPE, node);
    Entry type = whole.entries().get(TYPE);
    if (type == null || !(type.value() instanceof Scalar name) || name.isEmpty()) {
      return refuse(
          type == null ? place.at(node) : type.key(),
          place.quoted() + " needs a type, the name of " + choice.text(),
          "there are: " + String.join(", ", providers.all(point).keySet()));
    }
    Optional<Provider<?>> provider = providers.find(point, name.text());
    if (provider.isEmpty()) {
      return refuse(
          name.origin(),
          "no " + point.noun() + " is named '" + name.text() + "'",
          Suggestion.hint(name.text(), providers.all(point).keySet(), "there are"));
    }
    Map<String, Entry> options = new LinkedHashMap<>(whole.entries());
    options.remove(TYPE);
    Place inside = place.choice(point.noun() + " '" + name.text() + "'");
    return record(options(provider.get()), new Mapping(whole.origin(), options), inside)
        .map(bound -> chosen(provider.get(), bound, type));
  }

  private RecordModel options(Provider<?> provider) {
    try {
      return models.options(provider.configType());
    } catch (RuntimeException e) {
      throw new ProviderException(provider, e);
    }
  }

  private static Bound chosen(Provider<?> provider, Bound options, Entry type) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put(TYPE, type);
    Mapping mapping = (Mapping) options.node().orElseThrow();
    entries.putAll(mapping.entries());
    return new Bound(
        new Choice<Provider<?>>(provider, (Record) options.value()),
        Optional.of(new Mapping(mapping.origin(), entries)));
  }

  private Optional<Bound> scalar(ValueType type, Component component, Scalar scalar, Place place) {
    Optional<Object> value = ScalarParser.parse(type, scalar);
    if (value.isEmpty()) {
      return refuse(
          scalar.origin(), mismatch(type, scalar, place), ScalarParser.hint(type, scalar));
    }
    if (value.get() instanceof Number number && !component.allows(number.doubleValue())) {
      return refuse(
          scalar.origin(),
          "%s must be %s, not %s".formatted(place.quoted(), component.range(), scalar.text()),
          "");
    }
    return Optional.of(new Bound(value.get(), Optional.of(scalar)));
  }

  private static String mismatch(ValueType type, Node node, Place place) {
    return place.quoted() + " must be " + type.text() + ", not " + node.describe();
  }

  private Optional<Bound> refuse(Origin origin, String message, String hint) {
    problems.accept(new Problem(origin, message, hint));
    return Optional.empty();
  }
}
