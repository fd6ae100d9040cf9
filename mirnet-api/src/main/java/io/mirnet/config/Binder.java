package io.mirnet.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.internal.KeySlip;
import io.mirnet.config.internal.Merge;
import io.mirnet.config.internal.YamlTree;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Refused;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
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
  private static final String TYPE = RecordModels.TYPE;

  private final RecordModels models;
  private final Providers providers;
  private final Consumer<Problem> problems;
  private final RecordFactory factory;
  private final UnknownKeys unknown;

  Binder(RecordModels models, Providers providers, Consumer<Problem> problems) {
    this.models = models;
    this.providers = providers;
    this.problems = problems;
    this.factory = new RecordFactory(problems);
    this.unknown = new UnknownKeys(models, providers, problems);
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
    Place whole = new Place("", start, "the configuration", "key", List.of());
    return record(models.of(root), tree, whole, Optional.empty());
  }

  private Optional<Bound> record(
      RecordModel model, Mapping mapping, Place place, Optional<ExtensionPoint> point) {
    boolean good = unknown.refuse(model, mapping, place, point);
    Place inside = place.within(model);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Component component : model.components()) {
      Optional<Entry> entry = entry(model, component, mapping);
      if (entry.isEmpty()) {
        if (component.isRequired() && !isGivenByFormerKey(component, mapping)) {
          problems.accept(place.lacks(component));
        }
        good &= component.type() instanceof ValueType.OptionalOf;
        values.put(component.key(), Optional.empty());
        continue;
      }
      Origin key = entry.get().key();
      Optional<Bound> bound =
          value(component.type(), component, entry.get().value(), inside.key(component.key(), key));
      good &= bound.isPresent();
      bound.ifPresent(present -> values.put(component.key(), present.value()));
      bound
          .flatMap(Bound::node)
          .ifPresent(
              node -> entries.put(component.key(), new Entry(key, node, entry.get().fallback())));
    }
    Mapping complete = new Mapping(mapping.origin(), entries);
    return good
        ? factory
            .make(model.type(), values, complete, place)
            .map(made -> new Bound(made, Optional.of(complete)))
        : Optional.empty();
  }

  private static boolean isGivenByFormerKey(Component component, Mapping mapping) {
    return component.formerKeys().stream().anyMatch(mapping.entries()::containsKey);
  }

  /** Returns what was given, over the default. */
  private Optional<Entry> entry(RecordModel model, Component component, Mapping mapping) {
    Entry given = mapping.entries().get(component.key());
    boolean nested = component.type() instanceof ValueType.Nested;
    Optional<Entry> fallback =
        component.defaultText().flatMap(text -> fallback(model, component, text));
    if (given == null) {
      return fallback;
    }
    Optional<Node> own = fallback.map(Entry::value);
    if (!nested && !(component.type() instanceof ValueType.ChoiceOf)) {
      return Optional.of(new Entry(given.key(), given.value(), own));
    }
    // A mapping without a value has all its keys commented out.
    boolean bare = nested && given.value() instanceof Scalar scalar && scalar.isEmpty();
    Node upper = bare ? new Mapping(given.value().origin(), Map.of()) : given.value();
    Node whole = fallback.map(lower -> Merge.merge(lower.value(), upper)).orElse(upper);
    return Optional.of(new Entry(given.key(), whole, own));
  }

  private Optional<Entry> fallback(RecordModel model, Component component, String text) {
    String name = "default of '" + component.key() + "' in " + model.type().getName();
    Source source = new Source(Source.Kind.DEFAULT, 0, name, text);
    return YamlTree.read(source, problems)
        .map(node -> new Entry(source.start(), node, Optional.of(node)));
  }

  private Optional<Bound> value(ValueType type, Component component, Node node, Place place) {
    boolean empty = node instanceof Scalar scalar && scalar.isEmpty();
    if (node instanceof Refused) {
      return Optional.empty();
    } else if (type instanceof ValueType.OptionalOf optional) {
      return empty
          ? Optional.of(new Bound(Optional.empty(), Optional.empty()))
          : value(optional.type(), component, node, place)
              .map(bound -> new Bound(Optional.of(bound.value()), bound.node()));
    } else if (empty) {
      return refuse(place.at(node), place.quoted() + " is empty", "it must be " + type.text());
    } else if (type instanceof ValueType.ListOf list && node instanceof Sequence sequence) {
      return list(list, component, sequence, place);
    } else if (type instanceof ValueType.Nested nested && node instanceof Mapping mapping) {
      return record(models.of(nested.type()), mapping, place, Optional.empty());
    } else if (type instanceof ValueType.Tree && node instanceof Mapping) {
      return Optional.of(new Bound(node, Optional.of(node)));
    } else if (type instanceof ValueType.ChoiceOf choice && !(node instanceof Sequence)) {
      return choice(choice, node, place);
    } else if (node instanceof Scalar scalar) {
      return scalar(type, component, scalar, place);
    }
    return mismatch(type, node, place);
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
    if (type != null && type.value() instanceof Refused) {
      return Optional.empty();
    }
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
          "no " + point.noun() + " is named '" + name.shown() + "'",
          noProvider(name.text(), point));
    }
    Map<String, Entry> options = new LinkedHashMap<>(whole.entries());
    options.remove(TYPE);
    Place inside = place.choice(point.noun() + " '" + name.text() + "'");
    return record(
            models.options(provider.get()),
            new Mapping(whole.origin(), options),
            inside,
            Optional.of(point))
        .map(bound -> chosen(provider.get(), bound, type));
  }

  private String noProvider(String name, ExtensionPoint point) {
    String slip = KeySlip.hint(name);
    return slip.isEmpty()
        ? Suggestion.hint(name, providers.all(point).keySet(), "there are")
        : slip;
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
      return mismatch(type, scalar, place);
    }
    if (value.get() instanceof Number number && !component.allows(number.doubleValue())) {
      return refuse(
          scalar.origin(),
          "%s must be %s, not %s".formatted(place.quoted(), component.range(), scalar.text()),
          "");
    }
    return Optional.of(new Bound(value.get(), Optional.of(scalar)));
  }

  private Optional<Bound> mismatch(ValueType type, Node node, Place place) {
    return refuse(
        place.at(node),
        place.quoted() + " must be " + type.text() + ", not " + node.describe(),
        new Remedy(models).of(type, node));
  }

  private Optional<Bound> refuse(Origin origin, String message, String hint) {
    problems.accept(new Problem(origin, message, hint));
    return Optional.empty();
  }
}
