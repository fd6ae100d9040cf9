package io.mirnet.plugin;

import io.mirnet.api.InputException;
import io.mirnet.api.ProviderException;
import io.mirnet.config.ExtensionPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A line of a jar that names a provider. ServiceLoader reads the same lines, but can't tell which
 * jar is to blame for one.
 *
 * @param jar the jar
 * @param point the extension point whose services file it is
 * @param type the name of the provider's class
 * @param present whether that class is in the same jar
 */
record ServiceEntry(Path jar, ExtensionPoint point, String type, boolean present) {

  /**
   * Reads the lines of a jar.
   *
   * @throws InputException if it is no jar
   */
  static List<ServiceEntry> of(Path jar) {
    List<ServiceEntry> entries = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (ExtensionPoint point : ExtensionPoint.all()) {
        ZipEntry services = file.getEntry("META-INF/services/" + point.type().getName());
        if (services != null) {
          for (String type : names(file, services)) {
            boolean present = file.getEntry(type.replace('.', '/') + ".class") != null;
            entries.add(new ServiceEntry(jar, point, type, present));
          }
        }
      }
      return entries;
    } catch (IOException e) {
      throw new InputException(
          "%s is no jar, or damaged (%s); build or copy it again, or remove it"
              .formatted(jar, e.getMessage()),
          e);
    }
  }

  /**
   * Tries to load the class: what fails here would not be told with its jar by ServiceLoader.
   *
   * @return why it can't be had, and what to do
   */
  Optional<String> refusal(PluginPlace place, ClassLoader loader) {
    String subject = "%s provider %s".formatted(point.noun(), type);
    List<Path> jars =
        place.entries().stream()
            .filter(other -> other.present && other.point.equals(point) && other.type.equals(type))
            .map(ServiceEntry::jar)
            .distinct()
            .toList();
    if (jars.size() > 1) {
      return Optional.of(
          "%s is in %s and in %s; remove one of the jars"
              .formatted(subject, jars.get(0), jars.get(1)));
    }
    try {
      Class<?> loaded = loader.loadClass(type);
      if (!loader.equals(loaded.getClassLoader())) {
        return Optional.of(
            "%s in %s is on mirnet's class path too, as %s; remove one of them"
                .formatted(subject, jar, ProviderException.origin(loaded)));
      } else if (!point.type().isAssignableFrom(loaded)) {
        return Optional.of(
            "%s in %s does not implement %s; mend or remove the jar"
                .formatted(subject, jar, point.type().getName()));
      }
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of(
          e.getCause() == null
              ? "%s, named in META-INF/services of %s, is not there; build the jar again, or remove it"
                  .formatted(subject, jar)
              : "%s in %s can't be read (%s); build or copy the jar again, or remove it"
                  .formatted(subject, jar, e.getCause()));
    } catch (LinkageError | SecurityException e) {
      return Optional.of(
          "%s in %s can't be loaded: %s, or remove it"
              .formatted(subject, jar, ProviderException.explain(e)));
    }
  }

  private static List<String> names(JarFile file, ZipEntry services) throws IOException {
    try (InputStream in = file.getInputStream(services)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }
}
