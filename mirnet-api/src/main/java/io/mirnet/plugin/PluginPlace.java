package io.mirnet.plugin;

import io.mirnet.api.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A place that plugins come from: a folder of jars, or one jar. The jars of a place share a class
 * loader, so that a plugin may bring its libraries; what mirnet has itself, it takes from mirnet.
 */
public final class PluginPlace {
  private final Path path;
  private final List<Path> jars;
  private final List<ServiceEntry> entries;

  private PluginPlace(Path path, List<Path> jars) {
    this.path = path;
    this.jars = jars;
    this.entries = jars.stream().flatMap(jar -> ServiceEntry.of(jar).stream()).toList();
  }

  /**
   * Opens a place.
   *
   * @param path a folder, of which every file named {@code *.jar} is taken, or a jar
   * @return the place
   * @throws InputException if it isn't there, or a jar can't be read
   */
  public static PluginPlace open(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        return new PluginPlace(path, List.of(path.toRealPath()));
      }
      try (Stream<Path> files = Files.list(path.toRealPath())) {
        return new PluginPlace(path, files.filter(PluginPlace::isJar).sorted().toList());
      }
    } catch (IOException e) {
      throw new InputException(
          "no plugins can be read from %s (%s); name a folder of jars, or a jar".formatted(path, e),
          e);
    }
  }

  private static boolean isJar(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar")
        && Files.isRegularFile(file);
  }

  /**
   * Returns the place.
   *
   * @return the path it was opened by
   */
  public Path path() {
    return path;
  }

  /**
   * Returns the jars.
   *
   * @return real paths, sorted by name; empty for a folder without any
   */
  public List<Path> jars() {
    return jars;
  }

  /**
   * Tells whether a jar names a provider.
   *
   * @return false if none has a file for an extension point under {@code META-INF/services}
   */
  public boolean hasProviders() {
    return !entries.isEmpty();
  }

  List<ServiceEntry> entries() {
    return entries;
  }
}
