package io.mirnet.config;

import io.mirnet.api.Provider;
import io.mirnet.config.Place.Level;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reports keys that a record lacks, and says where they would be at home. */
final class UnknownKeys {
  private final RecordModels models;
  private final Providers providers;
  private final Consumer<Problem> problems;

  UnknownKeys(RecordModels models, Providers providers, Consumer<Problem> problems) {
    this.models = models;
    this.providers = providers;
    this.problems = problems;
  }

  /**
   * Reports the unknown keys of a mapping.
   *
   * @param point the extension point, where the record is the options of a provider
   * @return true if there are none
   */
  boolean refuse(RecordModel model, Mapping mapping, Place place, Optional<ExtensionPoint> point) {
    List<String> known = model.keys();
    boolean good = true;
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        Origin at = entry.getValue().key();
        problems.accept(place.hasNo(key, at, hint(key, model, place, point)));
        good = false;
      }
    }
    return good;
  }

  private String hint(String key, RecordModel model, Place place, Optional<ExtensionPoint> point) {
    return otherProvider(key, point)
        .or(() -> further(key, model))
        .or(() -> outside(key, place.around()))
        .orElseGet(() -> Suggestion.hint(key, all(model, place), place.noun() + "s"));
  }

  private static List<String> all(RecordModel model, Place place) {
    return Stream.concat(model.keys().stream(), place.beside().stream()).toList();
  }

  private Optional<String> otherProvider(String key, Optional<ExtensionPoint> point) {
    List<String> names =
        point.stream()
            .flatMap(one -> providers.all(one).values().stream())
            .filter(provider -> models.options(provider).keys().contains(key))
            .<String>map(Provider::name)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("it is an option of " + String.join(", ", names));
  }

  private Optional<String> further(String key, RecordModel model) {
    return model.components().stream()
        .filter(component -> holds(component.type(), key))
        .findFirst()
        .map(Component::key)
        .map("it belongs under '%s'"::formatted);
  }

  private boolean holds(ValueType type, String key) {
    if (type instanceof ValueType.OptionalOf optional) {
      return holds(optional.type(), key);
    } else if (type instanceof ValueType.Nested nested) {
      RecordModel model = models.of(nested.type());
      return model.keys().contains(key)
          || model.inline().filter(choice -> holds(choice.type(), key)).isPresent();
    }
    return type instanceof ValueType.ChoiceOf choice
        && otherProvider(key, Optional.of(choice.point())).isPresent();
  }

  private static Optional<String> outside(String key, List<Level> around) {
    for (int i = around.size() - 1; i >= 0; i--) {
      if (around.get(i).model().keys().contains(key)) {
        return Optional.of(
            "it is a key of " + around.get(i).subject() + ": is it indented too far?");
      }
    }
    return Optional.empty();
  }
}
