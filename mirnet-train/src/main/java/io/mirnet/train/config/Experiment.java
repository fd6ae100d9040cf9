package io.mirnet.train.config;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.network.ModelProvider;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.PatchScheduleProvider;
import io.mirnet.train.execution.Execution;
import io.mirnet.train.execution.Precision;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.step.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that decides a training run.
 *
 * @param name names the run directory
 * @param seed decides first weights, patches and everything else left to chance
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:0,1}
 * @param threads threads of the engine on a CPU; 0 for one for each core. The bits depend on it
 * @param execution by blocks or by a script. The bits depend on it
 * @param precision of what the network multiplies. The bits depend on it
 * @param model the network
 * @param data where pairs come from
 * @param train how it is trained
 */
@Doc("a run of mirnet")
public record Experiment(
    @Default("experiment") @Doc("names the run directory") String name,
    @Default("100") @Doc("decides all that is left to chance") long seed,
    @Default("auto") @Doc("auto, cpu, gpu or gpu:0,1") String device,
    @Default("0") @Range(min = 0, max = 1024) @Doc("CPU threads; 0 for one for each core")
        int threads,
    @Default("auto") @Doc("by what the network computes") Execution execution,
    @Default("auto") @Doc("what the network multiplies in") Precision precision,
    @Default("{type: mirnet-v2}") @Doc("the network") NetworkOptions model,
    @Default("{}") @Doc("where pairs come from") DataOptions data,
    @Default("{}") @Doc("how it is trained") TrainOptions train)
    implements Checked {

  @Override
  public List<Violation> violations() {
    List<Violation> found = new ArrayList<>();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      found.add(
          new Violation(
              "name", "'%s' can't name a folder: use letters, digits, . _ and -".formatted(name)));
    }
    Devices.mistake(device).map(text -> new Violation("device", text)).ifPresent(found::add);
    monitored(found);
    int multiple = ModelProvider.imagesOf(model.network()).multiple();
    PatchScheduleProvider.build(train.patches(), train.iterations()).stages().stream()
        .filter(stage -> stage.start() < train.iterations())
        .filter(stage -> stage.patch() % multiple != 0)
        .map(stage -> unfit(stage, multiple))
        .forEach(found::add);
    return found;
  }

  /**
   * Returns the set and score that decide.
   *
   * @return those of {@code train.monitor}, or the first ones
   * @throws IllegalArgumentException if there is no such set or score, as {@link #violations} says
   */
  public Monitor monitor() {
    List<Violation> found = new ArrayList<>();
    return monitored(found).orElseThrow(() -> new IllegalArgumentException(found.get(0).message()));
  }

  /**
   * Returns how a validation set is measured.
   *
   * @param set one of {@link DataOptions#validationSets}
   * @return its protocol, or that of {@code train.validation}
   */
  public Choice<MetricProvider<?>> protocol(String set) {
    return data.validationSets().get(set).protocol().orElse(train.validation().protocol());
  }

  private Optional<Monitor> monitored(List<Violation> found) {
    Map<String, ValidationSet> sets = data.validationSets();
    String set = train.monitor().set().orElseGet(() -> sets.keySet().iterator().next());
    if (!sets.containsKey(set)) {
      found.add(
          new Violation(
              "train.monitor.set",
              "there is no validation set '%s'; there are: %s"
                  .formatted(set, String.join(", ", sets.keySet()))));
      return Optional.empty();
    }
    Choice<MetricProvider<?>> protocol = protocol(set);
    List<ScoreKind> kinds = MetricProvider.scoresOf(protocol);
    String score = train.monitor().score().orElse(kinds.get(0).name());
    Optional<ScoreKind> kind = kinds.stream().filter(k -> k.name().equals(score)).findFirst();
    if (kind.isEmpty()) {
      found.add(
          new Violation(
              "train.monitor.score",
              "protocol '%s' of set '%s' has no score '%s'; it has: %s"
                  .formatted(
                      protocol.type(),
                      set,
                      score,
                      kinds.stream().map(ScoreKind::name).collect(Collectors.joining(", ")))));
    }
    return kind.map(one -> new Monitor(set, one));
  }

  private static Violation unfit(Stage stage, int multiple) {
    return new Violation(
        "train.patches",
        "patch %d (from iteration %d on) is not a multiple of %d, as the network needs"
            .formatted(stage.patch(), stage.start(), multiple));
  }
}
