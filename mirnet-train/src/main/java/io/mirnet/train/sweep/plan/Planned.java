package io.mirnet.train.sweep.plan;

import io.mirnet.api.Choice;
import io.mirnet.api.training.LauncherProvider;
import io.mirnet.config.tree.Problem;
import io.mirnet.train.config.Experiment;
import java.util.List;
import java.util.Optional;

/**
 * A sweep that was resolved and checked, and is not begun.
 *
 * @param plan what is written down of it
 * @param trials each trial with its configuration
 * @param launcher what will run them
 * @param threads threads of each trial on a CPU
 * @param rounds what follows the plan's first round; empty without a search
 * @param warnings what was read although it should be mended, each once
 */
public record Planned(
    Plan plan,
    List<Frozen> trials,
    Choice<LauncherProvider<?>> launcher,
    int threads,
    Optional<SearchRounds> rounds,
    List<Problem> warnings) {
  /** Copies the lists. */
  public Planned {
    trials = List.copyOf(trials);
    warnings = warnings.stream().distinct().toList();
  }

  /**
   * A trial with its configuration.
   *
   * @param trial the trial
   * @param experiment its configuration
   * @param yaml the same, with every default
   */
  public record Frozen(Trial trial, Experiment experiment, String yaml) {}
}
