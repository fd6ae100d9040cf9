package io.mirnet.tck;

import io.mirnet.api.Provider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.config.RecordModel.Component;
import io.mirnet.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * All registered providers of an extension point, so that one test class runs a contract on each:
 *
 * <pre>{@code
 * @ParameterizedClass
 * @MethodSource("choices")
 * class RegisteredLossesTest extends LossContract {
 *   RegisteredLossesTest(String choice) {
 *     super(choice);
 *   }
 *
 *   static List<String> choices() {
 *     return Registered.choices(LossProvider.class, Map.of());
 *   }
 * }
 * }</pre>
 */
public final class Registered {
  private Registered() {}

  /**
   * Finds the providers on the class path.
   *
   * @param point the extension point, for example {@code LossProvider.class}
   * @param withOptions by name the YAML of a choice, for example {@code {type: paired, input: in,
   *     target: out}}; needed for each provider that has required options
   * @return a choice of each provider: the given YAML, or the name
   * @throws IllegalArgumentException if a provider with required options isn't given, so that none
   *     goes untested, or a given one isn't registered
   */
  public static List<String> choices(Class<?> point, Map<String, String> withOptions) {
    Providers providers = Plugins.load(Registered.class.getClassLoader());
    ConfigurationReader reader = new ConfigurationReader(providers);
    SortedMap<String, Provider<?>> registered = providers.all(ExtensionPoint.of(point));
    if (!registered.keySet().containsAll(withOptions.keySet())) {
      throw new IllegalArgumentException(
          "options are given for %s, but only %s are registered"
              .formatted(withOptions.keySet(), registered.keySet()));
    }
    List<String> choices = new ArrayList<>();
    registered.forEach(
        (name, provider) -> {
          List<String> required =
              reader.describe(provider.configType()).components().stream()
                  .filter(Component::isRequired)
                  .map(Component::key)
                  .toList();
          if (!required.isEmpty() && !withOptions.containsKey(name)) {
            throw new IllegalArgumentException(
                "'%s' has no default for %s: give a choice to test it with"
                    .formatted(name, required));
          }
          choices.add(withOptions.getOrDefault(name, name));
        });
    return choices;
  }
}
