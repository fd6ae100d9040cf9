package io.mirnet.plugin;

import io.mirnet.api.Provider;
import io.mirnet.api.Telemetry;
import io.mirnet.config.ProviderLoadException;
import io.mirnet.config.Providers;
import java.util.List;

/** Loads the providers that YAML may choose from. */
public final class Plugins {
  private static final String OWN_PACKAGE = "io.mirnet.";

  private Plugins() {}

  /**
   * Finds the providers on a class path by {@link java.util.ServiceLoader}.
   *
   * @param loader the class loader that sees mirnet and plugins
   * @return the catalogue
   * @throws ProviderLoadException with a line for each provider that can't be loaded or made, whose
   *     options can't be read from YAML, that has another's name, or a name that is not allowed
   */
  public static Providers load(ClassLoader loader) {
    return load(loader, List.of());
  }

  /**
   * Finds the providers on a class path and in places of plugins. Each place has a class loader of
   * its own, which asks the class path's first.
   *
   * @param loader the class loader that sees mirnet
   * @param places folders of jars, or jars
   * @return the catalogue
   * @throws ProviderLoadException with a line for each provider that can't be loaded or made, whose
   *     options can't be read from YAML, that has another's name, or a name that is not allowed
   */
  public static Providers load(ClassLoader loader, List<PluginPlace> places) {
    Telemetry.optOut();
    ProviderSearch search = new ProviderSearch();
    search.classPath(loader);
    places.forEach(place -> search.place(place, loader));
    return Providers.of(search.found(), search.errors());
  }

  /**
   * Tells whether a provider comes from a plugin.
   *
   * @param provider a provider
   * @return false if it is one of mirnet's own
   */
  public static boolean isPlugin(Provider<?> provider) {
    Class<?> type = provider.getClass();
    return type.getClassLoader() instanceof PluginLoader || !type.getName().startsWith(OWN_PACKAGE);
  }
}
