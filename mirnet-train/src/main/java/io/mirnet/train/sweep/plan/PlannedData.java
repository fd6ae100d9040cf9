package io.mirnet.train.sweep.plan;

import io.mirnet.api.InputException;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.LauncherProvider;
import io.mirnet.train.assembly.TrainingFactory;
import io.mirnet.train.config.Experiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for the pictures of a sweep before its first trial starts: what is missing for all of them
 * is said once, and not by each after it has begun.
 */
public final class PlannedData {
  private PlannedData() {}

  /**
   * Opens the data sets of the trials that are left, each once.
   *
   * @param planned the plan
   * @param isLeft whether a trial, by its id, has something left to do
   * @return what is amiss, where trials run on other machines, which may have what this one lacks
   * @throws InputException if they run here, and files are missing, don't match or don't fit
   */
  public static Optional<String> missing(Planned planned, Predicate<String> isLeft) {
    Map<Object, Planned.Frozen> different = new LinkedHashMap<>();
    planned.trials().stream()
        .filter(frozen -> isLeft.test(frozen.trial().id()))
        .forEach(frozen -> different.putIfAbsent(dataOf(frozen.experiment()), frozen));
    for (Planned.Frozen frozen : different.values()) {
      try {
        var unused = new TrainingFactory(frozen.experiment()).dataSets();
      } catch (InputException e) {
        String where =
            different.size() == 1 ? "" : "in setting '%s': ".formatted(frozen.trial().setting());
        if (LauncherProvider.isHere(planned.launcher())) {
          throw new InputException(where + e.getMessage(), e);
        }
        return Optional.of(where + e.getMessage());
      }
    }
    return Optional.empty();
  }

  /** All that decides what is opened, and what the pictures are held against. */
  private static Object dataOf(Experiment experiment) {
    return List.of(
        experiment.data(),
        experiment.train().patches(),
        experiment.train().validation(),
        experiment.train().iterations(),
        ModelProvider.imagesOf(experiment.model().network()));
  }
}
