package io.mirnet.train.sweep.plan;

import io.mirnet.api.training.LauncherProvider;
import io.mirnet.config.ConfigurationException;
import io.mirnet.config.ConfigurationReader;
import io.mirnet.config.Resolved;
import io.mirnet.config.tree.Origin;
import io.mirnet.config.tree.Problem;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Monitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Resolves all trials of a sweep and checks them, so that an impossible one among twenty is
 * reported before the first one starts.
 */
public final class Planner {
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
    return plan(sweep, options, resolver, pace);
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
    return plan(sweep, options, resolver, pace);
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
   * @param sweep the file, for its places and warnings
   * @param options what it says, with the axes that were typed
   * @param resolver makes the experiments
   * @param pace what is known already, as {@link Plan#pace()}
   * @return the trials
   * @throws ConfigurationException with everything that is wrong in any trial
   */
  private Planned plan(
      Resolved<SweepOptions> sweep,
      SweepOptions options,
      SettingResolver resolver,
      Map<String, Double> pace) {
    List<Problem> warnings = new ArrayList<>(sweep.warnings());
    Optional<SearchRounds> search =
        options.search().map(any -> new SearchRounds(options, searchAxes(options), resolver));
    List<Setting> settings = search.map(SearchRounds::first).orElseGet(() -> settings(options));
    List<Experiment> firsts = firsts(options, settings, resolver);
    Monitor objective = new ObjectiveChoice(sweep).of(settings, firsts);
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
              Planned.Frozen trial = SettingResolver.freeze(setting, seed, resolved);
              String twin = known.putIfAbsent(trial.trial().id(), setting.name());
              if (twin != null) {
                problems.add(twins(options, setting.name(), twin));
              }
              trials.add(trial);
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
            options.scene().orElse(""),
            text(sweep, "search"),
            List.of());
    return new Planned(
        search.map(rounds -> rounds.begun(plan, trials)).orElse(plan),
        trials,
        options.launcher(),
        resolver.threads(),
        search,
        warnings);
  }

  /** What stands at a key of the file; empty if nothing does. */
  private static String text(Resolved<SweepOptions> sweep, String key) {
    return Optional.ofNullable(sweep.tree().entries().get(key))
        .map(entry -> entry.value().flow())
        .orElse("");
  }

  private SearchAxes searchAxes(SweepOptions options) {
    List<Problem> problems = new ArrayList<>();
    if (options.axes().entries().isEmpty()) {
      problems.add(
          new Problem(options.axes().origin(), "a search needs axes", "axes: {PATH: [..]}"));
    }
    SearchAxes axes = new SearchAxes(options.axes(), new Axes(problems::add), reader);
    ConfigurationException.refuseAny(problems);
    return axes;
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
}
