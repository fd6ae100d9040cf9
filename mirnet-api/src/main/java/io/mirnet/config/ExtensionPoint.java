package io.mirnet.config;

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
import io.mirnet.api.training.ObserverProvider;
import io.mirnet.api.training.OptimizerProvider;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.api.training.SearchProvider;
import java.util.List;
import java.util.Optional;

/**
 * A kind of provider.
 *
 * @param type the interface, an extension of {@link Provider}
 * @param noun what messages call it, for example {@code fusion}
 * @param list what a list stands for where one of this kind is due; empty if a list is a mistake
 */
public record ExtensionPoint(Class<?> type, String noun, Optional<ListForm> list) {
  private static final List<ExtensionPoint> ALL =
      List.of(
          new ExtensionPoint(ModelProvider.class, "model"),
          new ExtensionPoint(FusionProvider.class, "fusion"),
          new ExtensionPoint(ContextProvider.class, "context block"),
          new ExtensionPoint(LossProvider.class, "loss", Optional.of(new ListForm("sum", "terms"))),
          new ExtensionPoint(PatchScheduleProvider.class, "patch schedule"),
          new ExtensionPoint(LearningRateProvider.class, "learning-rate schedule"),
          new ExtensionPoint(ClipProvider.class, "gradient clipping"),
          new ExtensionPoint(OptimizerProvider.class, "optimizer"),
          new ExtensionPoint(AverageProvider.class, "weight average"),
          new ExtensionPoint(DataSetProvider.class, "data set"),
          new ExtensionPoint(
              DegradationProvider.class,
              "degradation",
              Optional.of(new ListForm("chain", "steps"))),
          new ExtensionPoint(AugmentationProvider.class, "augmentation"),
          new ExtensionPoint(
              MetricProvider.class, "metric", Optional.of(new ListForm("several", "metrics"))),
          new ExtensionPoint(ObserverProvider.class, "observer"),
          new ExtensionPoint(LauncherProvider.class, "launcher"),
          new ExtensionPoint(SearchProvider.class, "search"));

  /**
   * Checks the type.
   *
   * @throws IllegalArgumentException if the type is not an extension of {@link Provider}
   */
  public ExtensionPoint {
    if (!Provider.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(type.getName() + " doesn't extend Provider");
    }
  }

  /**
   * Makes an extension point that takes no list.
   *
   * @param type the interface, an extension of {@link Provider}
   * @param noun what messages call it
   * @throws IllegalArgumentException if the type is not an extension of {@link Provider}
   */
  public ExtensionPoint(Class<?> type, String noun) {
    this(type, noun, Optional.empty());
  }

  /**
   * Returns every extension point there is.
   *
   * @return an immutable list
   */
  public static List<ExtensionPoint> all() {
    return ALL;
  }

  /**
   * Finds the extension point of an interface.
   *
   * @param type for example {@code FusionProvider.class}
   * @return the extension point
   * @throws IllegalArgumentException if the interface is none
   */
  public static ExtensionPoint of(Class<?> type) {
    return ALL.stream()
        .filter(point -> point.type().equals(type))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(type.getName() + " is not an extension point"));
  }
}
