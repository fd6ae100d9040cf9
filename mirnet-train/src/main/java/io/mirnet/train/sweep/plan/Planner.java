package io.mirnet.train.sweep.plan;

import io.mirnet.api.training.LauncherProvider;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Resolves all trials of a sweep and checks them, so that an impossible one among twenty is
 * reported before the first one starts.
 */
public final class Planner {
  private static final int ID_LENGTH = 12;

  private final ConfigurationReader reader;
  private final Function<List<Experiment>, List<Double>> secondsPerIteration;

  /**
   * Makes a planner.
   *
   * @param reader reads configurations
   * @param secondsPerIteration measures experiments side by side; asked only if the budget is in
   *     minutes
   */
  public Planner(
      ConfigurationReader reader, Function<List<Experiment>, List<Double>> secondsPerIteration) {
    this.reader = reader;
    this.secondsPerIteration = secondsPerIteration;
  }

  /**
   * Plans a sweep file.
   *
   * @param file the file
   * @param overrides {@code key=value} pairs: of the sweep where the key is one of its own, else of
   *     the base of all trials
   * @param pace of a plan that is there already, so that it isn't measured anew; empty if none is
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  public Planned plan(Path file, List<String> overrides, Map<String, Double> pace) {
    Resolved<SweepOptions> sweep = reader.readAlone(SweepOptions.class, file, ofSweep(overrides));
    SweepOptions options = sweep.value();
    SettingResolver resolver =
        resolver(
            name(file),
            options,
            file.resolveSibling(options.base()).normalize(),
            ofBase(overrides));
    return plan(options, new ObjectiveChoice(sweep), resolver, pace, sweep.warnings());
  }

  /**
   * Plans a sweep that was typed: values separated by commas make an axis.
   *
   * @param base the file of the experiment
   * @param overrides {@code key=value} or {@code key=value,value}; keys of a sweep file, such as
   *     {@code seeds}, are the sweep's
   * @param pace of a plan that is there already; empty if none is
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  public Planned planTyped(Path base, List<String> overrides, Map<String, Double> pace) {
    List<Problem> problems = new ArrayList<>();
    TypedAxes typed = TypedAxes.of(ofBase(overrides), problems::add);
    ConfigurationException.refuseAny(problems);
    Resolved<SweepOptions> sweep =
        reader.readAlone(SweepOptions.class, "train -m", "base: .", ofSweep(overrides));
    SweepOptions options = sweep.value().withAxes(typed.axes());
    SettingResolver resolver = resolver(name(base), options, base, typed.overrides());
    return plan(options, new ObjectiveChoice(sweep), resolver, pace, sweep.warnings());
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

  /**
   * Returns the name of the sweep of a file.
   *
   * @param file of a sweep, or of the base of one that is typed
   * @return its name without suffix
   */
  public static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\.[^.]*$", "");
  }

  private static String head(String override) {
    return override.split("[.\\[=]", 2)[0].strip();
  }

  private SettingResolver resolver(
      String name, SweepOptions options, Path base, List<String> overrides) {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = LauncherProvider.threadsOf(options.launcher(), cores);
    return new SettingResolver(reader, base, overrides, name, threads);
  }

  /**
   * Plans a sweep.
   *
   * @param options the axes
   * @param choice what settings are compared by
   * @param resolver makes the experiments
   * @param pace what is known already, as {@link Plan#pace()}
   * @param ofSweep warnings about the sweep itself
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  private Planned plan(
      SweepOptions options,
      ObjectiveChoice choice,
      SettingResolver resolver,
      Map<String, Double> pace,
      List<Problem> ofSweep) {
    List<Problem> warnings = new ArrayList<>(ofSweep);
    List<Setting> settings = settings(options);
    List<Experiment> firsts = firsts(options, settings, resolver);
    Monitor objective = choice.of(settings, firsts);
    Map<String, Double> measured = pace(options, settings, firsts, pace);
    SettingProblems problems = new SettingProblems(settings.size());
    Map<String, String> known = new HashMap<>();
    List<Planned.Frozen> trials = new ArrayList<>();
    for (Setting setting : settings) {
      OptionalLong iterations =
          options.budget().iterations(measured.getOrDefault(setting.name(), 0d));
      for (long seed : options.seeds()) {
        problems.collect(
            setting,
            () -> {
              Resolved<Experiment> resolved = resolver.resolve(setting, seed, iterations);
              warnings.addAll(resolved.warnings());
              Trial trial =
                  new Trial(id(resolved.toJson()), setting.name(), setting.labels(), seed);
              String twin = known.putIfAbsent(trial.id(), setting.name());
              if (twin != null) {
                problems.add(twins(options, setting.name(), twin));
              }
              trials.add(new Planned.Frozen(trial, resolved.value(), resolved.toYaml()));
            });
      }
    }
    problems.refuse();
    Plan plan =
        new Plan(
            resolver.name(),
            objective,
            trials.stream().map(Planned.Frozen::trial).toList(),
            measured,
            options.scene().orElse(""));
    return new Planned(plan, trials, options.launcher(), resolver.threads(), warnings);
  }

  private static List<Setting> settings(SweepOptions options) {
    List<Problem> problems = new ArrayList<>();
    List<Setting> settings = new Axes(problems::add).settings(options);
    if (settings.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(options.axes().origin(), "exclude leaves no setting", "leave one to train"));
    }
    ConfigurationException.refuseAny(problems);
    return settings;
  }

  /**
   * Each setting with its first seed, so that what can't be trained is found before it is timed.
   */
  private static List<Experiment> firsts(
      SweepOptions options, List<Setting> settings, SettingResolver resolver) {
    SettingProblems problems = new SettingProblems(settings.size());
    List<Experiment> experiments = new ArrayList<>();
    OptionalLong iterations =
        options.budget().iterations().stream().mapToLong(Long::longValue).findFirst();
    long seed = options.seeds().get(0);
    for (Setting setting : settings) {
      problems.collect(
          setting, () -> experiments.add(resolver.resolve(setting, seed, iterations).value()));
    }
    problems.refuse();
    return experiments;
  }

  /** Seconds of an iteration by setting, where the budget asks for them. */
  private Map<String, Double> pace(
      SweepOptions options,
      List<Setting> settings,
      List<Experiment> experiments,
      Map<String, Double> known) {
    List<String> names = settings.stream().map(Setting::name).toList();
    if (options.budget().minutes().isEmpty()) {
      return Map.of();
    }
    if (known.keySet().equals(Set.copyOf(names))) {
      return known;
    }
    List<Double> seconds = secondsPerIteration.apply(experiments);
    Map<String, Double> pace = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      pace.put(names.get(i), seconds.get(i));
    }
    return pace;
  }

  private static Problem twins(SweepOptions options, String name, String twin) {
    Origin origin = options.axes().origin();
    return new Problem(
        origin,
        "settings '%s' and '%s' are the same configuration".formatted(twin, name),
        "leave one out");
  }

  private static String id(String configuration) {
    return Sha256.of(configuration.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
  }
}
