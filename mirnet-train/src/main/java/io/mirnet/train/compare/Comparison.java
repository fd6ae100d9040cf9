package io.mirnet.train.compare;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.train.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs side by side.
 *
 * @param runs best first, by the first score; those without it last
 * @param keys the settings in which they differ, in the order of the configuration
 * @param scores what was measured; first what the first run with a result was monitored by
 */
public record Comparison(List<ComparedRun> runs, List<String> keys, List<ComparedScore> scores) {
  /** A run's name says nothing on what it does. */
  private static final String NAME = "name";

  /** The key that says which provider an object is for. */
  private static final String TYPE = "type";

  /** Copies the lists. */
  public Comparison {
    runs = List.copyOf(runs);
    keys = List.copyOf(keys);
    scores = List.copyOf(scores);
  }

  /**
   * Compares.
   *
   * @param runs the runs
   * @return them, with what tells them apart
   */
  public static Comparison of(List<ComparedRun> runs) {
    List<ComparedScore> scores = scores(runs);
    List<ComparedRun> sorted = new ArrayList<>(runs);
    scores.stream().findFirst().ifPresent(first -> sorted.sort(bestFirst(first)));
    return new Comparison(sorted, keys(runs), scores);
  }

  private static Comparator<ComparedRun> bestFirst(ComparedScore score) {
    return (a, b) -> {
      double first = a.value(score).orElse(Double.NaN);
      double second = b.value(score).orElse(Double.NaN);
      if (score.kind().isBetter(first, second)) {
        return -1;
      }
      return score.kind().isBetter(second, first) ? 1 : 0;
    };
  }

  private static List<String> keys(List<ComparedRun> runs) {
    List<ComparedRun> known = runs.stream().filter(run -> !run.settings().isEmpty()).toList();
    Set<String> all = new LinkedHashSet<>();
    known.forEach(run -> all.addAll(run.settings().keySet()));
    all.remove(NAME);
    return all.stream().filter(key -> differs(key, known)).toList();
  }

  /** An option that only some types have doesn't differ where these do: the type says it. */
  private static boolean differs(String key, List<ComparedRun> runs) {
    String type = key.substring(0, key.lastIndexOf('.') + 1) + TYPE;
    boolean ofAType = !key.equals(type) && values(type, runs).size() > 1;
    Set<Optional<String>> values = values(key, runs);
    if (ofAType) {
      values.remove(Optional.<String>empty());
    }
    return values.size() > 1;
  }

  private static Set<Optional<String>> values(String key, List<ComparedRun> runs) {
    Set<Optional<String>> values = new HashSet<>();
    runs.forEach(run -> values.add(Optional.ofNullable(run.settings().get(key))));
    return values;
  }

  private static List<ComparedScore> scores(List<ComparedRun> runs) {
    Set<ComparedScore> scores = new LinkedHashSet<>();
    List<RunResult> results =
        runs.stream().map(ComparedRun::result).flatMap(Optional::stream).toList();
    results.stream()
        .findFirst()
        .map(RunResult::monitor)
        .ifPresent(monitor -> scores.add(new ComparedScore(monitor.set(), monitor.kind())));
    for (RunResult result : results) {
      result
          .sets()
          .forEach(
              (name, set) -> {
                for (ScoreKind kind : set.kinds()) {
                  scores.add(new ComparedScore(name, kind));
                }
              });
    }
    return List.copyOf(scores);
  }
}
