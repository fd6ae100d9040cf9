package io.mirnet.train.assembly;

import io.mirnet.api.Provider;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.run.Manifest;
import io.mirnet.train.run.Manifest.Plugin;
import io.mirnet.train.run.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plugins that a run can use, as its manifest records them and as a resumed run compares them.
 *
 * @param loaded each provider that is not mirnet's own, by kind and name, as in {@code fusion
 *     gated}
 */
public record RunPlugins(Map<String, Plugin> loaded) {

  /**
   * Describes the plugins of a catalogue.
   *
   * @param providers the catalogue
   * @return its plugins with their jars
   */
  public static RunPlugins of(Providers providers) {
    Map<String, Plugin> plugins = new TreeMap<>();
    for (ExtensionPoint point : ExtensionPoint.all()) {
      for (Provider<?> provider : providers.all(point).values()) {
        if (Plugins.isPlugin(provider)) {
          plugins.put(point.noun() + " " + provider.name(), plugin(provider.getClass()));
        }
      }
    }
    return new RunPlugins(plugins);
  }

  /**
   * Lists the plugins that a run had and that aren't there now.
   *
   * @param manifest the run's manifest
   * @return for each its kind and name, class, jar, version and hash
   */
  public List<String> missing(Manifest manifest) {
    return manifest.plugins().entrySet().stream()
        .filter(recorded -> !loaded.containsKey(recorded.getKey()))
        .map(recorded -> recorded.getKey() + " (" + recorded.getValue().text() + ")")
        .toList();
  }

  /**
   * Lists the plugins whose jar is another than the run had.
   *
   * @param manifest the run's manifest
   * @return for each its kind and name, and both jars with version and hash
   */
  public List<String> changed(Manifest manifest) {
    return manifest.plugins().entrySet().stream()
        .filter(recorded -> loaded.containsKey(recorded.getKey()))
        .filter(recorded -> !isSame(recorded.getValue(), loaded.get(recorded.getKey())))
        .map(
            recorded ->
                "%s was %s, now it is %s"
                    .formatted(
                        recorded.getKey(),
                        recorded.getValue().text(),
                        loaded.get(recorded.getKey()).text()))
        .toList();
  }

  /** A jar may move; a folder has no hash. */
  private static boolean isSame(Plugin recorded, Plugin now) {
    return recorded.sha256().equals(now.sha256());
  }

  private static Plugin plugin(Class<?> type) {
    String version = type.getPackage().getImplementationVersion();
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      return new Plugin(type.getName(), "", version, "");
    }
    try {
      Path location = Path.of(source.getLocation().toURI());
      return new Plugin(
          type.getName(),
          location.toString(),
          version,
          Files.isRegularFile(location) ? Sha256.of(Files.readAllBytes(location)) : "");
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("can't read the jar of " + type.getName(), e);
    }
  }
}
