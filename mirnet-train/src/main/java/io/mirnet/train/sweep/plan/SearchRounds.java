package io.mirnet.train.sweep.plan;

import io.mirnet.api.training.Search;
import io.mirnet.api.training.Search.Proposal;
import io.mirnet.api.training.Search.Tried;
import io.mirnet.api.training.SearchProvider;
import io.mirnet.train.config.Experiment;
import io.mirnet.train.measure.Monitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Makes settings and trials of what a search proposes. */
public final class SearchRounds {
  private final Search search;
  private final List<Proposal> first;
  private final SearchAxes axes;
  private final SettingResolver resolver;
  private final List<Long> seeds;
  private final OptionalLong iterations;

  /**
   * Makes the search of a sweep that has one.
   *
   * @throws io.mirnet.config.ConfigurationException if an axis is none
   */
  SearchRounds(SweepOptions options, SearchAxes axes, SettingResolver resolver) {
    this.axes = axes;
    this.resolver = resolver;
    search = SearchProvider.build(options.search().orElseThrow(), axes.space());
    first = search.next(List.of());
    seeds = options.seeds();
    iterations = options.budget().iterations().stream().mapToLong(Long::longValue).findFirst();
  }

  /**
   * A round that is not written down yet.
   *
   * @param trials those that are new, with their configurations
   * @param round the proposals
   */
  public record Next(List<Planned.Frozen> trials, Round round) {}

  /** The settings of the first round, each once. */
  List<Setting> first() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (Proposal proposal : first) {
      Setting setting = axes.at(proposal.point());
      settings.putIfAbsent(setting.name(), setting);
    }
    return List.copyOf(settings.values());
  }

  /** Adds the first round to a plan of its trials. */
  Plan begun(Plan plan, List<Planned.Frozen> trials) {
    List<Round.Entry> entries = new ArrayList<>();
    for (Proposal proposal : first) {
      String name = axes.at(proposal.point()).name();
      entries.add(
          entry(
              proposal,
              trials.stream().filter(one -> one.trial().setting().equals(name)).toList(),
              plan.objective()));
    }
    return plan.with(List.of(), new Round(entries));
  }

  /**
   * Asks the search what comes next.
   *
   * @param plan what there is
   * @param tried what was proposed, with what came of it
   * @return the round; {@link Round#END} if there is none
   * @throws io.mirnet.config.ConfigurationException if a proposal can't be trained
   */
  public Next next(Plan plan, List<Tried> tried) {
    List<Proposal> proposals = search.next(tried);
    SettingProblems problems = new SettingProblems(proposals.size());
    Map<String, Planned.Frozen> trials = new LinkedHashMap<>();
    List<Round.Entry> entries = new ArrayList<>();
    for (Proposal proposal : proposals) {
      Setting setting = axes.at(proposal.point());
      problems.collect(
          setting,
          () -> {
            List<Planned.Frozen> frozen =
                seeds.stream().map(seed -> resolver.freeze(setting, seed, iterations)).toList();
            frozen.forEach(trial -> trials.put(trial.trial().id(), trial));
            entries.add(entry(proposal, frozen, plan.objective()));
          });
    }
    problems.refuse();
    plan.trials().forEach(known -> trials.remove(known.id()));
    return new Next(List.copyOf(trials.values()), new Round(entries));
  }

  private static Round.Entry entry(
      Proposal proposal, List<Planned.Frozen> frozen, Monitor objective) {
    return new Round.Entry(
        proposal,
        until(proposal.share(), frozen.get(0).experiment(), objective),
        frozen.stream().map(trial -> trial.trial().id()).toList());
  }

  /** A share ends where the objective is measured. */
  private static long until(double share, Experiment experiment, Monitor objective) {
    long all = experiment.train().iterations();
    long every =
        experiment
            .data()
            .validationSets()
            .get(objective.set())
            .every()
            .orElse(experiment.train().validation().every());
    long until = Math.max(1, Math.round(share * all / every)) * every;
    return until >= all ? 0 : until;
  }
}
