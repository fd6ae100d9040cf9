package io.mirnet.train.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import io.mirnet.api.Provider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hands every provider that ServiceLoader finds to Guice, in one MapBinder for each extension
 * point. A module of a program may add providers of its own to the same MapBinders.
 */
public final class ProvidersModule extends AbstractModule {
  private final Providers found;

  /**
   * Makes the module.
   *
   * @param found the providers on the class path
   */
  public ProvidersModule(Providers found) {
    this.found = found;
  }

  @Override
  protected void configure() {
    ExtensionPoint.all().forEach(this::bind);
  }

  private void bind(ExtensionPoint point) {
    MapBinder<String, Provider<?>> binder =
        MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), providersOf(point));
    // As an instance Guice would look for injection points in a plugin's class, of which parts may
    // not load.
    found.all(point).forEach((name, one) -> binder.addBinding(name).toProvider(() -> one));
  }

  /** As in {@code FusionProvider<?>}, which is how a program's module names them. */
  @SuppressWarnings("unchecked") // the registry holds extensions of Provider only
  private static TypeLiteral<Provider<?>> providersOf(ExtensionPoint point) {
    return (TypeLiteral<Provider<?>>)
        TypeLiteral.get(Types.newParameterizedType(point.type(), Types.subtypeOf(Object.class)));
  }

  @Provides
  @Singleton
  @SuppressWarnings("unchecked") // a MapBinder binds a map of what it holds
  Providers providers(Injector injector) {
    List<Provider<?>> all = new ArrayList<>();
    for (ExtensionPoint point : ExtensionPoint.all()) {
      Type map = Types.mapOf(String.class, providersOf(point).getType());
      all.addAll(((Map<String, Provider<?>>) injector.getInstance(Key.get(map))).values());
    }
    return Providers.of(all);
  }

  @Provides
  @Singleton
  ConfigurationReader configurations(Providers providers) {
    return new ConfigurationReader(providers);
  }
}
