package io.mirnet.train.sweep.plan;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Range;
import io.mirnet.api.training.LauncherProvider;
import io.mirnet.api.training.SearchProvider;
import io.mirnet.config.tree.Node.Mapping;
import io.mirnet.data.pair.Scenes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sweep file: one experiment, and what is varied of it.
 *
 * @param base the experiment that all trials start from, relative to the sweep file
 * @param axes what is varied. A list holds the values of a configuration path: {@code model.fusion:
 *     [sum, skff]}. A mapping is an axis of its own name, from labels to the paths they change
 * @param exclude settings to leave out: each names axes with a value or label, and matches a
 *     setting that agrees in all of them
 * @param include further settings, from labels to the paths they change
 * @param seeds each setting is trained once with each
 * @param objective the score that settings are compared by: {@code ssim} of the monitored set, or
 *     {@code night/ssim} of another; the base's {@code train.monitor} if absent
 * @param budget how long each trial trains
 * @param launcher what runs the trials
 * @param search chooses settings of the axes, which may be ranges then; all are trained without
 * @param scene template of the validation pictures' names with a place {@code {scene}}: pictures of
 *     one scene are not independent, so that intervals are over scenes
 */
public record SweepOptions(
    @Doc("the experiment that all trials start from") Path base,
    @Default("{}") @Doc("a path with a list of values, or a name with labelled changes")
        Mapping axes,
    @Default("[]") @Doc("settings to leave out, by axis and value") List<Mapping> exclude,
    @Default("{}") @Doc("further settings, by label and changes") Mapping include,
    @Default("[100]") @Range(min = 0) @Doc("each setting is trained once with each")
        List<Long> seeds,
    @Doc("what settings are compared by: a score, or SET/SCORE; the base's train.monitor if absent")
        Optional<String> objective,
    @Default("{}") @Doc("how long each trial trains") Budget budget,
    @Default("{type: local}") @Doc("what runs the trials") Choice<LauncherProvider<?>> launcher,
    @Doc("what chooses settings of the axes, which may be ranges then; all are trained without")
        Optional<Choice<SearchProvider<?>>> search,
    @Doc(
            "template of the validation pictures' names that tells their scene, as in '{scene}_{n}'; intervals are then over scenes")
        Optional<String> scene)
    implements Checked {

  /** Copies the lists. */
  public SweepOptions {
    exclude = List.copyOf(exclude);
    seeds = List.copyOf(seeds);
  }

  /**
   * How long each trial trains. Without either, as long as the base says.
   *
   * @param iterations updates, the same for each
   * @param minutes time, the same for each: iterations are chosen by a few measured steps when the
   *     sweep is planned, and stay as they were chosen
   */
  public record Budget(
      @Range(min = 1) @Doc("updates of each trial") Optional<Long> iterations,
      @Range(min = 0.01) @Doc("minutes of each trial, by steps measured beforehand")
          Optional<Double> minutes)
      implements Checked {
    /** Updates of a trial, where the budget decides them; only a time asks how long one takes. */
    OptionalLong iterations(double secondsPerIteration) {
      return minutes
          .map(time -> Math.max(1, Math.round(60 * time / secondsPerIteration)))
          .or(() -> iterations)
          .map(OptionalLong::of)
          .orElseGet(OptionalLong::empty);
    }

    @Override
    public List<Violation> violations() {
      return iterations.isPresent() && minutes.isPresent()
          ? List.of(new Violation("minutes", "give iterations or minutes, not both"))
          : List.of();
    }
  }

  SweepOptions withAxes(Mapping other) {
    return new SweepOptions(
        base, other, exclude, include, seeds, objective, budget, launcher, search, scene);
  }

  @Override
  public List<Violation> violations() {
    if (seeds.isEmpty()) {
      return List.of(new Violation("seeds", "at least one seed is needed"));
    }
    if (search.isPresent() && !(exclude.isEmpty() && include.entries().isEmpty())) {
      return List.of(
          new Violation(
              "search", "a search chooses of the axes alone, without exclude and include"));
    }
    if (search.isPresent() && budget.minutes().isPresent()) {
      return List.of(
          new Violation("search", "a search needs a budget of iterations, not of minutes"));
    }
    Optional<String> slip = scene.flatMap(Scenes::slip);
    if (slip.isPresent()) {
      return List.of(new Violation("scene", slip.get()));
    }
    return new HashSet<>(seeds).size() < seeds.size()
        ? List.of(new Violation("seeds", "each seed may stand here once, in " + seeds))
        : List.of();
  }
}
