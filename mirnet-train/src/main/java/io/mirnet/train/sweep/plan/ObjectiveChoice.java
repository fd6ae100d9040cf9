package io.mirnet.train.sweep.plan;

import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.Resolved;
import io.mirnet.config.Suggestion;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node.Entry;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Monitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a sweep compares its settings by, and sees that each of them is measured by it. */
final class ObjectiveChoice {
  private static final String MONITOR = "train.monitor";

  private final Optional<String> asked;
  private final Origin origin;

  /**
   * Makes the choice of a sweep file.
   *
   * @param sweep the file, with the place of {@code objective}
   */
  ObjectiveChoice(Resolved<SweepOptions> sweep) {
    asked = sweep.value().objective();
    origin =
        Optional.ofNullable(sweep.tree().entries().get("objective"))
            .map(Entry::key)
            .orElse(sweep.tree().origin());
  }

  /**
   * Chooses.
   *
   * @param settings the settings, at least one
   * @param experiments an experiment of each
   * @return what {@code objective} names; the settings' {@code train.monitor} if it is absent
   * @throws ConfigurationException if a setting doesn't measure it, or changes {@code
   *     train.monitor}
   */
  Monitor of(List<Setting> settings, List<Experiment> experiments) {
    Monitor monitor = experiments.get(0).monitor();
    SettingProblems problems = new SettingProblems(settings.size());
    List<Monitor> objectives = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      Experiment experiment = experiments.get(i);
      problems.collect(setting, () -> refuseOther(monitor, setting, experiment));
      problems.collect(setting, () -> objectives.add(objective(monitor, experiment)));
    }
    problems.refuse();
    for (int i = 0; i < settings.size(); i++) {
      refuseOther(objectives.get(0), objectives.get(i), settings.get(i));
    }
    return objectives.get(0);
  }

  private Monitor objective(Monitor monitor, Experiment experiment) {
    if (asked.isEmpty()) {
      return monitor;
    }
    String text = asked.get();
    int slash = text.lastIndexOf('/');
    String set = slash < 0 ? monitor.set() : text.substring(0, slash);
    String score = text.substring(slash + 1);
    Set<String> sets = experiment.data().validationSets().keySet();
    if (!sets.contains(set)) {
      throw problem(
          origin,
          "objective '%s': there is no validation set '%s'".formatted(text, set),
          Suggestion.hint(set, sets, "sets"));
    }
    List<ScoreKind> kinds = MetricProvider.scoresOf(experiment.protocol(set));
    return kinds.stream()
        .filter(kind -> kind.name().equals(score))
        .findFirst()
        .map(kind -> new Monitor(set, kind))
        .orElseThrow(
            () ->
                problem(
                    origin,
                    "objective '%s': protocol '%s' of set '%s' measures no '%s'"
                        .formatted(text, experiment.protocol(set).type(), set, score),
                    Suggestion.hint(
                        score, kinds.stream().map(ScoreKind::name).toList(), "scores")));
  }

  /** A score of one name may be in another unit in another metric, or better when it is lower. */
  private void refuseOther(Monitor objective, Monitor other, Setting setting) {
    if (!other.equals(objective)) {
      throw problem(
          origin,
          "%s has another unit or direction in setting '%s', so that settings could not be compared"
              .formatted(objective.text(), setting.name()),
          "");
    }
  }

  private void refuseOther(Monitor monitor, Setting setting, Experiment experiment) {
    Monitor other = experiment.monitor();
    if (!other.equals(monitor)) {
      throw problem(
          setting.changes().stream()
              .filter(change -> (change.path() + ".").startsWith(MONITOR + "."))
              .map(Change::origin)
              .findFirst()
              .orElse(origin),
          "this changes train.monitor from %s to %s, so that settings could not be compared"
              .formatted(monitor.text(), other.text()),
          "set train.monitor in the base; objective names another score to compare by");
    }
  }

  private static ConfigurationException problem(Origin place, String message, String hint) {
    return new ConfigurationException(List.of(new Problem(place, message, hint)));
  }
}
