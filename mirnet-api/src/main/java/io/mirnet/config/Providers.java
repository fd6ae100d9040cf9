package io.mirnet.config;

import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The providers that YAML may choose from, by extension point and name. Immutable. */
public final class Providers {
  /** The names that {@link Provider#name()} allows. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final Map<ExtensionPoint, SortedMap<String, Provider<?>>> byPoint = new HashMap<>();

  private Providers(Collection<? extends Provider<?>> providers, List<String> errors) {
    for (ExtensionPoint point : ExtensionPoint.all()) {
      SortedMap<String, Provider<?>> byName = new TreeMap<>();
      for (Provider<?> provider : providers) {
        if (point.type().isInstance(provider)) {
          add(point, provider, byName, errors);
        }
      }
      byPoint.put(point, Collections.unmodifiableSortedMap(byName));
    }
    if (!errors.isEmpty()) {
      throw new ProviderLoadException(errors);
    }
  }

  /**
   * Makes a catalogue of providers at hand, for tests and for programs that don't want plugins.
   *
   * @param providers providers of any extension points
   * @return the catalogue
   * @throws ProviderLoadException if two have one name, or a name is not allowed
   */
  public static Providers of(Collection<? extends Provider<?>> providers) {
    return new Providers(providers, new ArrayList<>());
  }

  /**
   * Makes a catalogue of what was found, unless something is wrong with what couldn't be had.
   *
   * @param providers what was found
   * @param errors a line for each provider that can't be loaded or made
   * @return the catalogue
   * @throws ProviderLoadException with those lines, and one for each provider that has another's
   *     name or a name that is not allowed
   */
  public static Providers of(
      Collection<? extends Provider<?>> providers, Collection<String> errors) {
    return new Providers(providers, new ArrayList<>(errors));
  }

  private static void add(
      ExtensionPoint point,
      Provider<?> provider,
      SortedMap<String, Provider<?>> byName,
      List<String> errors) {
    String origin = ProviderException.origin(provider.getClass());
    String name;
    try {
      name = provider.name();
    } catch (RuntimeException | LinkageError e) {
      errors.add(
          "%s provider %s doesn't tell its name: %s; mend or remove it"
              .formatted(point.noun(), origin, ProviderException.explain(e)));
      return;
    }
    if (name == null || !NAME.matcher(name).matches()) {
      errors.add(
          "%s provider %s has the name '%s'; a name must match %s"
              .formatted(point.noun(), origin, name, NAME));
      return;
    }
    Provider<?> other = byName.putIfAbsent(name, provider);
    if (other != null) {
      errors.add(
          "two providers are named %s '%s': %s and %s; remove one of the jars, or rename one"
              .formatted(point.noun(), name, ProviderException.origin(other.getClass()), origin));
    }
  }

  /**
   * Looks up a provider.
   *
   * @param point the extension point
   * @param name the name, {@code type} in YAML
   * @return the provider, if there is one of that name
   */
  public Optional<Provider<?>> find(ExtensionPoint point, String name) {
    return Optional.ofNullable(all(point).get(name));
  }

  /**
   * Returns the providers of an extension point.
   *
   * @param point the extension point
   * @return immutable, sorted by name
   */
  public SortedMap<String, Provider<?>> all(ExtensionPoint point) {
    return byPoint.getOrDefault(point, Collections.emptySortedMap());
  }
}
