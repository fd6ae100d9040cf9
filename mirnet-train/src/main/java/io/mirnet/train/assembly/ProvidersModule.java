package io.mirnet.train.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import io.mirnet.api.Provider;
import io.mirnet.api.image.AugmentationProvider;
import io.mirnet.api.image.DataSetProvider;
import io.mirnet.api.image.DegradationProvider;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.network.ContextProvider;
import io.mirnet.api.network.FusionProvider;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.AverageProvider;
import io.mirnet.api.training.ClipProvider;
import io.mirnet.api.training.LauncherProvider;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.LossProvider;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.ExtensionPoint;
import io.mirnet.config.Providers;
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
    bind(ModelProvider.class, new TypeLiteral<ModelProvider<?>>() {});
    bind(FusionProvider.class, new TypeLiteral<FusionProvider<?>>() {});
    bind(ContextProvider.class, new TypeLiteral<ContextProvider<?>>() {});
    bind(LossProvider.class, new TypeLiteral<LossProvider<?>>() {});
    bind(PatchScheduleProvider.class, new TypeLiteral<PatchScheduleProvider<?>>() {});
    bind(LearningRateProvider.class, new TypeLiteral<LearningRateProvider<?>>() {});
    bind(ClipProvider.class, new TypeLiteral<ClipProvider<?>>() {});
    bind(OptimizerProvider.class, new TypeLiteral<OptimizerProvider<?>>() {});
    bind(AverageProvider.class, new TypeLiteral<AverageProvider<?>>() {});
    bind(DataSetProvider.class, new TypeLiteral<DataSetProvider<?>>() {});
    bind(DegradationProvider.class, new TypeLiteral<DegradationProvider<?>>() {});
    bind(AugmentationProvider.class, new TypeLiteral<AugmentationProvider<?>>() {});
    bind(MetricProvider.class, new TypeLiteral<MetricProvider<?>>() {});
    bind(LauncherProvider.class, new TypeLiteral<LauncherProvider<?>>() {});
  }

  private <P extends Provider<?>> void bind(Class<? super P> type, TypeLiteral<P> literal) {
    MapBinder<String, P> binder =
        MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), literal);
    ExtensionPoint point = ExtensionPoint.of(type);
    for (Map.Entry<String, Provider<?>> entry : found.all(point).entrySet()) {
      @SuppressWarnings("unchecked") // the catalogue holds this point's providers only
      P provider = (P) entry.getValue();
      // As an instance Guice would look for injection points in a plugin's class, of which parts
      // may
      // not load.
      binder.addBinding(entry.getKey()).toProvider(() -> provider);
    }
  }

  @Provides
  @Singleton
  Providers providers(
      Map<String, ModelProvider<?>> models,
      Map<String, FusionProvider<?>> fusions,
      Map<String, ContextProvider<?>> contexts,
      Map<String, LossProvider<?>> losses,
      Map<String, PatchScheduleProvider<?>> patches,
      Map<String, LearningRateProvider<?>> learningRates,
      Map<String, ClipProvider<?>> clips,
      Map<String, OptimizerProvider<?>> optimizers,
      Map<String, AverageProvider<?>> averages,
      Map<String, DataSetProvider<?>> dataSets,
      Map<String, DegradationProvider<?>> degradations,
      Map<String, AugmentationProvider<?>> augmentations,
      Map<String, MetricProvider<?>> metrics,
      Map<String, LauncherProvider<?>> launchers) {
    List<Provider<?>> all = new ArrayList<>();
    all.addAll(models.values());
    all.addAll(fusions.values());
    all.addAll(contexts.values());
    all.addAll(losses.values());
    all.addAll(patches.values());
    all.addAll(learningRates.values());
    all.addAll(clips.values());
    all.addAll(optimizers.values());
    all.addAll(averages.values());
    all.addAll(dataSets.values());
    all.addAll(degradations.values());
    all.addAll(augmentations.values());
    all.addAll(metrics.values());
    all.addAll(launchers.values());
    return Providers.of(all);
  }

  @Provides
  @Singleton
  ConfigurationReader configurations(Providers providers) {
    return new ConfigurationReader(providers);
  }
}
