package io.mirnet.plugin;

import io.mirnet.api.Provider;
import io.mirnet.api.ProviderException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.RecordModel;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.config.ValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;

/**
 * Finds providers by {@link ServiceLoader}, and collects what is wrong with those it can't have.
 */
final class ProviderSearch {
  private final List<Provider<?>> found = new ArrayList<>();
  private final Set<String> errors = new LinkedHashSet<>();
  private final Set<Path> searched = new HashSet<>();
  private final ConfigurationReader configurations =
      new ConfigurationReader(Providers.of(List.of()));

  List<Provider<?>> found() {
    return found;
  }

  Collection<String> errors() {
    return errors;
  }

  /** Searches mirnet's class path, or that of a program that uses mirnet. */
  void classPath(ClassLoader loader) {
    services(loader, List.of(), Set.of());
  }

  /** Searches a place, unless all its jars were searched before. */
  void place(PluginPlace place, ClassLoader parent) {
    if (searched.containsAll(place.jars())) {
      return;
    }
    searched.addAll(place.jars());
    ClassLoader loader = new PluginLoader(place, parent);
    Set<String> refused = new HashSet<>();
    for (ServiceEntry entry : place.entries()) {
      entry
          .refusal(place, loader)
          .ifPresent(
              error -> {
                errors.add(error);
                refused.add(entry.type());
              });
    }
    services(loader, place.entries(), refused);
  }

  private void services(ClassLoader loader, List<ServiceEntry> entries, Set<String> refused) {
    for (ExtensionPoint point : ExtensionPoint.all()) {
      Spliterator<? extends ServiceLoader.Provider<?>> services =
          ServiceLoader.load(point.type(), loader).stream().spliterator();
      boolean more = true;
      while (more) {
        try {
          more = services.tryAdvance(each -> make(point, each, refused));
        } catch (ServiceConfigurationError e) {
          List<String> words = Arrays.asList(e.getMessage().split("[ :]+", -1));
          if (refused.stream().noneMatch(words::contains)) {
            errors.add(unusable(point, e.getMessage(), jarOf(words, entries)));
          }
        } catch (LinkageError e) {
          // Lines of plugins were tried before, so that their jar could be told.
          if (refused.isEmpty()) {
            errors.add(unusable(point, ProviderException.explain(e), Optional.empty()));
          }
        }
      }
    }
  }

  private static Optional<Path> jarOf(List<String> words, List<ServiceEntry> entries) {
    return entries.stream()
        .filter(entry -> words.contains(entry.type()))
        .map(ServiceEntry::jar)
        .findFirst();
  }

  private static String unusable(ExtensionPoint point, String reason, Optional<Path> jar) {
    return "%s: %s; %s is broken: mend or remove it"
        .formatted(
            point.noun(),
            reason,
            jar.map(Path::toString).orElse("the jar with that entry in META-INF/services"));
  }

  private void make(ExtensionPoint point, ServiceLoader.Provider<?> service, Set<String> refused) {
    Class<?> type = service.type();
    // A class may serve several extension points; one instance of it is enough.
    if (refused.contains(type.getName())
        || found.stream().anyMatch(known -> known.getClass().equals(type))) {
      return;
    }
    String subject = "%s provider %s".formatted(point.noun(), ProviderException.origin(type));
    try {
      Provider<?> provider = (Provider<?>) service.get();
      if (Plugins.isPlugin(provider)) {
        checkOptions(subject, provider);
      }
      found.add(provider);
    } catch (ServiceConfigurationError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      errors.add(
          "%s can't be created: %s; mend or remove it"
              .formatted(
                  subject,
                  cause instanceof LinkageError ? ProviderException.explain(cause) : cause));
    }
  }

  /** A plugin's options are described now, where built-ins have tests of their own. */
  private void checkOptions(String subject, Provider<?> provider) {
    try {
      Objects.requireNonNull(provider.configType(), "configType() returned null");
      describe(configurations.describe(provider), new HashSet<>());
    } catch (ProviderException e) {
      unreadable(subject, e.getCause());
    } catch (RuntimeException | LinkageError e) {
      unreadable(subject, e);
    }
  }

  private void unreadable(String subject, Throwable reason) {
    errors.add(
        "%s has options that can't be read from YAML: %s; mend or remove it"
            .formatted(subject, ProviderException.explain(reason)));
  }

  private void describe(RecordModel model, Set<Class<?>> described) {
    for (Component component : model.components()) {
      if (component.type().innermost() instanceof ValueType.Nested nested
          && described.add(nested.type())) {
        describe(configurations.describe(nested.type()), described);
      }
    }
  }
}
