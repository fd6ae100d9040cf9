package io.mirnet.config;

import io.mirnet.api.Choice;
import io.mirnet.api.Provider;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.internal.KeySlip;
import io.mirnet.config.tree.Node;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Node.Refused;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Node.Sequence;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import java.util.ArrayList;
import java.util.Collections;
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
  private final Layering layering;

  Binder(Known known, Consumer<Problem> problems) {
    this.models = known.models();
    this.providers = known.providers();
    this.layering = new Layering(known, problems, problems);
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
    Place whole = Place.whole(start);
    return record(models.of(root), tree, whole, Optional.empty());
  }

  private Optional<Bound> record(
      RecordModel model, Mapping mapping, Place place, Optional<ExtensionPoint> point) {
    boolean good = model.inline().isPresent() || unknown.refuse(model, mapping, place, point);
    Place inside = place.within(model);
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Component component : model.components()) {
      Optional<Entry> entry = entry(model, component, mapping, place);
      if (entry.isEmpty()) {
        if (component.isRequired()) {
          problems.accept(place.lacks(component));
        }
        good &= component.type() instanceof ValueType.OptionalOf;
        values.put(component.key(), Optional.empty());
        continue;
      }
      Origin key = entry.get().key();
      Place at = component.inline() ? inside.beside(model) : inside.key(component.key(), key);
      Optional<Bound> bound = value(component.type(), component, entry.get().value(), at);
      good &= bound.isPresent();
      bound.ifPresent(present -> values.put(component.key(), present.value()));
      bound
          .flatMap(Bound::node)
          .ifPresent(
              node -> {
                if (component.inline()) {
                  entries.putAll(((Mapping) node).entries());
                } else {
                  entries.put(component.key(), new Entry(key, node, entry.get().fallback()));
                }
              });
    }
    Mapping complete = new Mapping(mapping.origin(), entries);
    return good
        ? factory
            .make(model.type(), values, complete, place)
            .map(made -> new Bound(made, Optional.of(complete)))
        : Optional.empty();
  }

  /** Returns what was given, over the default. */
  private Optional<Entry> entry(
      RecordModel model, Component component, Mapping mapping, Place place) {
    Optional<Entry> given = given(model, component, mapping, place);
    Optional<Node> own =
        Known.fallback(model, component, problems)
            .map(node -> layering.lay(component.type(), Below.NOTHING, node, place.path()));
    if (given.isEmpty()) {
      return own.map(node -> new Entry(node.origin(), node, own));
    }
    boolean choice = component.type() instanceof ValueType.ChoiceOf;
    boolean nested = component.type() instanceof ValueType.Nested;
    boolean map = component.type() instanceof ValueType.MapOf;
    Node value = given.get().value();
    // A mapping without a value has all its keys commented out.
    boolean bare = (nested || map) && value instanceof Scalar scalar && scalar.isEmpty();
    Node upper = bare ? new Mapping(value.origin(), Map.of()) : value;
    Node whole =
        nested || choice
            ? own.map(node -> layering.lay(component.type(), Below.of(node), upper, place.path()))
                .orElse(upper)
            : upper;
    return Optional.of(new Entry(given.get().key(), whole, own));
  }

  /** An inline choice is what the record's own keys leave of its mapping. */
  private static Optional<Entry> given(
      RecordModel model, Component component, Mapping mapping, Place place) {
    if (!component.inline()) {
      return Optional.ofNullable(mapping.entries().get(component.key()));
    }
    Map<String, Entry> rest = new LinkedHashMap<>(mapping.entries());
    rest.keySet().removeAll(model.keys());
    return rest.isEmpty() && !component.isRequired()
        ? Optional.empty()
        : Optional.of(new Entry(place.key(), new Mapping(mapping.origin(), rest)));
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
    } else if (type instanceof ValueType.MapOf map && node instanceof Mapping mapping) {
      return names(map, component, mapping, place);
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

  private Optional<Bound> names(
      ValueType.MapOf type, Component component, Mapping mapping, Place place) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    Optional<String> only = type.unnamed().filter(name -> mapping.entries().size() == 1);
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              Optional<String> slip = type.slip(name);
              slip.ifPresent(hint -> problems.accept(place.misnamed(name, entry.key(), hint)));
              Place at = only.equals(Optional.of(name)) ? place : place.key(name, entry.key());
              value(type.type(), component, entry.value(), at)
                  .filter(bound -> slip.isEmpty())
                  .ifPresent(
                      bound -> {
                        values.put(name, bound.value());
                        Node node = bound.node().orElse(entry.value());
                        entries.put(name, new Entry(entry.key(), node));
                      });
            });
    return values.size() == mapping.entries().size()
        ? Optional.of(
            new Bound(
                Collections.unmodifiableMap(values),
                Optional.of(new Mapping(mapping.origin(), entries))))
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
    RecordModel model = models.options(provider.get());
    place.requireFree(provider.get(), model);
    Map<String, Entry> options = new LinkedHashMap<>(whole.entries());
    options.remove(TYPE);
    Place inside = place.choice(point.noun() + " '" + name.text() + "'");
    return record(model, new Mapping(whole.origin(), options), inside, Optional.of(point))
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
