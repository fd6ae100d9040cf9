package io.mirnet.train.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import io.mirnet.api.training.ImageLoss;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.LossSpec;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
import io.mirnet.plugin.Plugins;
import io.mirnet.train.config.Experiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidersModuleTest {
  private static final Providers FOUND = Plugins.load(ProvidersModuleTest.class.getClassLoader());

  @Test
  void everyProviderThatIsFoundReachesItsMapBinder() {
    Injector injector = Guice.createInjector(new ProvidersModule(FOUND));
    Map<String, LossProvider<?>> losses =
        injector.getInstance(Key.get(new TypeLiteral<Map<String, LossProvider<?>>>() {}));
    assertThat(losses.keySet())
        .isEqualTo(FOUND.all(ExtensionPoint.of(LossProvider.class)).keySet())
        .isNotEmpty();
    Providers providers = injector.getInstance(Providers.class);
    for (ExtensionPoint point : ExtensionPoint.all()) {
      assertThat(providers.all(point)).as(point.noun()).isEqualTo(FOUND.all(point)).isNotEmpty();
    }
  }

  @Test
  void aModuleMayAddAProviderOfItsOwn() {
    AbstractModule more =
        new AbstractModule() {
          @Override
          protected void configure() {
            MapBinder.newMapBinder(
                    binder(), TypeLiteral.get(String.class), new TypeLiteral<LossProvider<?>>() {})
                .addBinding("mine")
                .toInstance(new MyLoss());
          }
        };
    ConfigurationReader reader =
        Guice.createInjector(new ProvidersModule(FOUND), more)
            .getInstance(ConfigurationReader.class);
    Experiment experiment =
        reader.read(Experiment.class, "test", "train: {loss: mine}", List.of()).value();
    assertThat(experiment.train().loss().type()).isEqualTo("mine");
  }

  /** Options of {@link MyLoss}. */
  public record NoOptions() {}

  /** A provider that no services file names. */
  public static final class MyLoss implements LossProvider<NoOptions> {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Class<NoOptions> configType() {
      return NoOptions.class;
    }

    @Override
    public ImageLoss create(NoOptions config, LossSpec spec) {
      return ImageLoss.of((restored, target) -> restored.sub(target).mean());
    }
  }
}
