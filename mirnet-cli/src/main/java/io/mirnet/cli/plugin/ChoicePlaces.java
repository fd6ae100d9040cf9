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
  private final Providers providers;
  private final ConfigurationReader configurations;

  /** The types that an experiment has without saying anything, by path. */
  private final Map<String, String> defaults;

  public ChoicePlaces(Assembly assembly) {
    providers = assembly.providers();
    configurations = assembly.configurations();
    defaults =
        configurations.read(Experiment.class, "defaults", "", List.of()).entries().stream()
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
    public String path() {
      return keys.stream().map(Key::name).collect(Collectors.joining("."));
    }
  }

  /** A record whose keys are looked at, and the way there. */
  private record Branch(List<Key> way, Class<? extends Record> type, boolean isDefault) {
    List<Key> to(String key, Optional<String> type) {
      return Stream.concat(way.stream(), Stream.of(new Key(key, type))).toList();
    }
  }

  /** Returns the places of a kind, the shortest way first, and those without asking for types. */
  public List<Place> of(ExtensionPoint point) {
    List<Place> places = new ArrayList<>();
    Queue<Branch> open = new ArrayDeque<>();
    open.add(new Branch(List.of(), Experiment.class, true));
    open.add(new Branch(List.of(), SweepOptions.class, true));
    Set<Class<?>> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Branch branch = open.remove();
      if (!seen.add(branch.type())) {
        continue;
      }
      for (Component component : configurations.describe(branch.type()).components()) {
        ValueType one = withoutOptional(component.type());
        boolean list = one instanceof ValueType.ListOf;
        ValueType type = one instanceof ValueType.ListOf items ? items.type() : one;
        if (type instanceof ValueType.Nested nested && !list) {
          List<Key> way = branch.to(component.key(), Optional.empty());
          open.add(new Branch(way, nested.type(), branch.isDefault()));
        } else if (type instanceof ValueType.ChoiceOf choice) {
          if (choice.point().equals(point)) {
            places.add(new Place(branch.to(component.key(), Optional.empty()), list));
          }
          if (!list) {
            open.addAll(inside(choice.point(), branch, component.key()));
          }
        }
      }
    }
    return places;
  }

  private static ValueType withoutOptional(ValueType type) {
    return type instanceof ValueType.OptionalOf optional ? optional.type() : type;
  }

  /** The options of each provider that may be chosen at a key, of the default one first. */
  private Collection<Branch> inside(ExtensionPoint point, Branch branch, String key) {
    String path = new Place(branch.to(key, Optional.empty()), false).path();
    Optional<String> usual =
        Optional.ofNullable(defaults.get(path + ".type")).filter(type -> branch.isDefault());
    List<Branch> branches = new ArrayList<>();
    for (Provider<?> provider : providers.all(point).values()) {
      if (usual.filter(provider.name()::equals).isPresent()) {
        branches.add(0, new Branch(branch.to(key, Optional.empty()), provider.configType(), true));
      } else {
        List<Key> way = branch.to(key, Optional.of(provider.name()));
        branches.add(new Branch(way, provider.configType(), false));
      }
    }
    return branches;
  }
}
