package io.mirnet.cli.plugin;

import io.mirnet.api.Provider;
import io.mirnet.cli.console.Assembly;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.Resolved;
import io.mirnet.config.ValueType;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.sweep.plan.SweepOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the keys of experiments and sweeps that choose a provider, by walking their records. */
public final class ChoicePlaces {
  /** Stands for a key that the user chooses. */
  private static final String NAME = "NAME";

  private final Providers providers;
  private final ConfigurationReader configurations;
  private final List<Class<? extends Record>> roots;

  /** The types that an experiment has without saying anything, by path. */
  private final Map<String, String> defaults;

  public ChoicePlaces(Assembly assembly) {
    this(assembly, List.of(Experiment.class, SweepOptions.class));
  }

  /** Looks in these records, of which the first needs no file. */
  ChoicePlaces(Assembly assembly, List<Class<? extends Record>> roots) {
    this.roots = List.copyOf(roots);
    providers = assembly.providers();
    configurations = assembly.configurations();
    defaults =
        configurations.read(roots.get(0), "defaults", "", List.of()).entries().stream()
            .collect(Collectors.toMap(Resolved.Entry::path, Resolved.Entry::value));
  }

  /**
   * A key on the way to a choice.
   *
   * @param name the key
   * @param type the provider that has the next key among its options, if it must be asked for
   */
  public record Key(String name, Optional<String> type) {}

  /**
   * Where a provider can be chosen.
   *
   * @param keys from the outermost
   * @param list whether there may be several
   */
  public record Place(List<Key> keys, boolean list) {
    private boolean isNamed() {
      return keys.stream().anyMatch(key -> key.name().equals(NAME));
    }

    public String path() {
      return keys.stream().map(Key::name).collect(Collectors.joining("."));
    }
  }

  /** A record whose keys are looked at, and the way there. */
  private record Branch(List<Key> way, Class<? extends Record> type, boolean isDefault) {
    /** The way to a component; a choice among the record's keys has none of its own. */
    List<Key> to(Component component) {
      return component.inline() ? way : and(way, component.key());
    }
  }

  private static List<Key> and(List<Key> way, String key) {
    return Stream.concat(way.stream(), Stream.of(new Key(key, Optional.empty()))).toList();
  }

  /** Returns the places of a kind, the shortest way first, and those without asking for types. */
  public List<Place> of(ExtensionPoint point) {
    List<Place> places = new ArrayList<>();
    Queue<Branch> open = new ArrayDeque<>();
    roots.forEach(root -> open.add(new Branch(List.of(), root, true)));
    Set<Class<?>> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Branch branch = open.remove();
      if (!seen.add(branch.type())) {
        continue;
      }
      for (Component component : configurations.describe(branch.type()).components()) {
        look(component.type(), branch.to(component), branch.isDefault(), point, places, open);
      }
    }
    // An example is made of the first place, and a name would have to be made up.
    places.sort(Comparator.comparing(Place::isNamed));
    return places;
  }

  private void look(
      ValueType type,
      List<Key> way,
      boolean isDefault,
      ExtensionPoint point,
      List<Place> places,
      Queue<Branch> open) {
    if (type instanceof ValueType.OptionalOf optional) {
      look(optional.type(), way, isDefault, point, places, open);
    } else if (type instanceof ValueType.MapOf map) {
      look(map.type(), and(way, NAME), isDefault, point, places, open);
    } else if (type instanceof ValueType.Nested nested) {
      open.add(new Branch(way, nested.type(), isDefault));
    } else if (type instanceof ValueType.ListOf list) {
      if (list.type() instanceof ValueType.ChoiceOf choice && choice.point().equals(point)) {
        places.add(new Place(way, true));
      }
    } else if (type instanceof ValueType.ChoiceOf choice) {
      if (choice.point().equals(point)) {
        places.add(new Place(way, false));
      }
      open.addAll(inside(choice.point(), way, isDefault));
    }
  }

  /** The options of each provider that may be chosen at a key, of the default one first. */
  private Collection<Branch> inside(ExtensionPoint point, List<Key> way, boolean isDefault) {
    Optional<String> usual =
        Optional.ofNullable(defaults.get(new Place(way, false).path() + ".type"))
            .filter(type -> isDefault);
    List<Branch> branches = new ArrayList<>();
    for (Provider<?> provider : providers.all(point).values()) {
      if (usual.filter(provider.name()::equals).isPresent()) {
        branches.add(0, new Branch(way, provider.configType(), true));
      } else {
        List<Key> typed = new ArrayList<>(way);
        String last = typed.remove(typed.size() - 1).name();
        typed.add(new Key(last, Optional.of(provider.name())));
        branches.add(new Branch(typed, provider.configType(), false));
      }
    }
    return branches;
  }
}
