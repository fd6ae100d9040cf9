package io.mirnet.train.sweep;

import io.mirnet.api.training.LauncherProvider;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Change;
import io.mirnet.config.tree.Node.Scalar;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.config.tree.Source;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Resolves all trials of a sweep and checks them, so that an impossible one among twenty is
 * reported before the first one starts.
 */
public final class Planner {
  private static final int ID_LENGTH = 12;

  private final ConfigurationReader reader;
  private final ToDoubleFunction<Experiment> secondsPerIteration;

  /**
   * Makes a planner.
   *
   * @param reader reads configurations
   * @param secondsPerIteration measures an experiment; asked only if the budget is in minutes
   */
  public Planner(ConfigurationReader reader, ToDoubleFunction<Experiment> secondsPerIteration) {
    this.reader = reader;
    this.secondsPerIteration = secondsPerIteration;
  }

  /**
   * Plans a sweep file.
   *
   * @param file the file
   * @param overrides {@code key=value} pairs: of the sweep where the key is one of its own, else of
   *     the base of all trials
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  public Planned plan(Path file, List<String> overrides) {
    SweepOptions options = reader.readAlone(SweepOptions.class, file, ofSweep(overrides)).value();
    return plan(
        stem(file), options, file.resolveSibling(options.base()).normalize(), ofBase(overrides));
  }

  /**
   * Plans a sweep that was typed: values separated by commas make an axis.
   *
   * @param base the file of the experiment
   * @param overrides {@code key=value} or {@code key=value,value}; keys of a sweep file, such as
   *     {@code seeds}, are the sweep's
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  public Planned planTyped(Path base, List<String> overrides) {
    List<Problem> problems = new ArrayList<>();
    TypedAxes typed = TypedAxes.of(ofBase(overrides), problems::add);
    refuse(problems);
    SweepOptions options =
        reader
            .readAlone(SweepOptions.class, "train -m", "base: .", ofSweep(overrides))
            .value()
            .withAxes(typed.axes());
    return plan(stem(base), options, base, typed.overrides());
  }

  private List<String> ofSweep(List<String> overrides) {
    return overrides.stream().filter(this::isOfSweep).toList();
  }

  private List<String> ofBase(List<String> overrides) {
    return overrides.stream().filter(each -> !isOfSweep(each)).toList();
  }

  private boolean isOfSweep(String override) {
    return reader.describe(SweepOptions.class).keys().contains(head(override));
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceAll("\\.[^.]*$", "");
  }

  private static String head(String override) {
    return override.split("[.\\[=]", 2)[0].strip();
  }

  /**
   * Plans a sweep.
   *
   * @param name its name
   * @param options the axes
   * @param base the file of the experiment
   * @param overrides of the base of all trials
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  public Planned plan(String name, SweepOptions options, Path base, List<String> overrides) {
    List<Problem> problems = new ArrayList<>();
    List<Setting> settings = new Axes(problems::add).settings(options);
    refuse(problems);
    int threads =
        LauncherProvider.threadsOf(options.launcher(), Runtime.getRuntime().availableProcessors());
    Map<Problem, Set<String>> wrong = new LinkedHashMap<>();
    Map<String, String> known = new LinkedHashMap<>();
    List<Planned.Frozen> trials = new ArrayList<>();
    for (Setting setting : settings) {
      try {
        Change[] iterations = budget(options, base, overrides, setting);
        for (long seed : options.seeds()) {
          Resolved<Experiment> resolved =
              resolve(base, overrides, setting, name, seed, threads, iterations);
          Trial trial = new Trial(id(resolved.toJson()), setting.name(), setting.labels(), seed);
          String twin = known.putIfAbsent(trial.id(), setting.name());
          if (twin != null) {
            problems.add(twins(options, setting.name(), twin));
          }
          trials.add(new Planned.Frozen(trial, resolved.value(), resolved.toYaml()));
        }
      } catch (ConfigurationException e) {
        e.problems()
            .forEach(p -> wrong.computeIfAbsent(p, key -> new TreeSet<>()).add(setting.name()));
      }
    }
    wrong.forEach((problem, in) -> problems.add(withSettings(problem, in, settings.size())));
    refuse(problems);
    Plan plan =
        new Plan(name, options.objective(), trials.stream().map(Planned.Frozen::trial).toList());
    return new Planned(plan, trials, options.launcher(), threads);
  }

  private Resolved<Experiment> resolve(
      Path base,
      List<String> overrides,
      Setting setting,
      String name,
      long seed,
      int threads,
      Change... more) {
    List<Change> changes = new ArrayList<>(setting.changes());
    changes.addAll(List.of(more));
    changes.add(change("name", name.replaceAll("[^\\w.-]+", "-")));
    changes.add(change("seed", Long.toString(seed)));
    Resolved<Experiment> resolved = reader.read(Experiment.class, base, overrides, changes);
    if (resolved.value().threads() == 0 && threads > 0) {
      // Bits depend on the number of threads, so it is decided here and not by the machine.
      changes.add(change("threads", Integer.toString(threads)));
      return reader.read(Experiment.class, base, overrides, changes);
    }
    return resolved;
  }

  private Change[] budget(
      SweepOptions options, Path base, List<String> overrides, Setting setting) {
    Optional<Long> iterations = options.budget().iterations();
    if (options.budget().minutes().isPresent()) {
      Experiment experiment =
          resolve(base, overrides, setting, "budget", options.seeds().get(0), 0).value();
      double seconds = secondsPerIteration.applyAsDouble(experiment);
      iterations =
          Optional.of(Math.max(1, Math.round(60 * options.budget().minutes().get() / seconds)));
    }
    return iterations
        .map(count -> new Change[] {change("train.iterations", Long.toString(count))})
        .orElseGet(() -> new Change[0]);
  }

  private static Change change(String path, String value) {
    Origin origin = new Source(Source.Kind.OVERRIDE, 0, "sweep '" + path + "'", value).start();
    return new Change(path, origin, new Scalar(origin, value, false));
  }

  private static Problem twins(SweepOptions options, String name, String twin) {
    Origin origin = options.axes().origin();
    return new Problem(
        origin,
        "settings '%s' and '%s' are the same configuration".formatted(twin, name),
        "leave one out");
  }

  private static Problem withSettings(Problem problem, Set<String> in, int all) {
    if (in.size() == all) {
      return problem;
    }
    String first = in.iterator().next();
    String more = in.size() == 1 ? "" : " and " + (in.size() - 1) + " more";
    return new Problem(
        problem.origin(),
        "%s (in setting '%s'%s)".formatted(problem.message(), first, more),
        problem.hint());
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  private static String id(String configuration) {
    return Sha256.of(configuration.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
  }
}
