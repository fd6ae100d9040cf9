package io.mirnet.train.sweep.plan;

import io.mirnet.config.ConfigurationException;
import io.mirnet.config.tree.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with the settings of a sweep; a problem of some of them names them. */
final class SettingProblems {
  private final int settings;
  private final List<Problem> ofTheSweep = new ArrayList<>();
  private final Map<Problem, Set<String>> ofSettings = new LinkedHashMap<>();

  /**
   * Makes an empty list.
   *
   * @param settings how many settings there are: what is wrong in all of them is the base's fault
   */
  SettingProblems(int settings) {
    this.settings = settings;
  }

  void add(Problem problem) {
    ofTheSweep.add(problem);
  }

  /** Notes what goes wrong when a setting is resolved, and lets the others be resolved too. */
  void collect(Setting setting, Runnable resolving) {
    try {
      resolving.run();
    } catch (ConfigurationException e) {
      e.problems()
          .forEach(p -> ofSettings.computeIfAbsent(p, key -> new TreeSet<>()).add(setting.name()));
    }
  }

  /**
   * Ends the planning if anything is wrong.
   *
   * @throws ConfigurationException with all of it
   */
  void refuse() {
    List<Problem> all = new ArrayList<>(ofTheSweep);
    ofSettings.forEach((problem, in) -> all.add(named(problem, in)));
    ConfigurationException.refuseAny(all);
  }

  private Problem named(Problem problem, Set<String> in) {
    if (in.size() == settings) {
      return problem;
    }
    String first = in.iterator().next();
    String more = in.size() == 1 ? "" : " and " + (in.size() - 1) + " more";
    return new Problem(
        problem.origin(),
        "%s (in setting '%s'%s)".formatted(problem.message(), first, more),
        problem.hint());
  }
}
