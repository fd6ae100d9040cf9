package io.mirnet.train.sweep.plan;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.MonitorJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All trials of a sweep, decided before the first one starts. Trials of one setting stand together
 * by seed; settings are in the order of the file, the first one being what others are compared to.
 *
 * @param name the sweep's name
 * @param objective the set and score that settings are compared by
 * @param trials the trials
 * @param pace seconds of an iteration by setting, as measured for a budget in minutes; empty
 *     without
 * @param scene template of the validation pictures' names that tells their scene; empty without
 * @param search what chooses the settings; empty where all of them are trained
 * @param rounds what it proposed; empty without a search
 */
public record Plan(
    String name,
    @JsonSerialize(converter = MonitorJson.Writer.class)
        @JsonDeserialize(converter = MonitorJson.Reader.class)
        Monitor objective,
    List<Trial> trials,
    Map<String, Double> pace,
    String scene,
    String search,
    List<Round> rounds) {
  /** Copies lists and map. */
  public Plan {
    trials = List.copyOf(trials);
    Objects.requireNonNull(name);
    Objects.requireNonNull(objective);
    scene = scene == null ? "" : scene;
    search = search == null ? "" : search;
    rounds = rounds == null ? List.of() : List.copyOf(rounds);
    // Plans of before this was written down have none.
    pace = pace == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(pace));
  }

  /**
   * Returns how far a trial is trained, as far as that is decided.
   *
   * @param id the trial
   * @return iterations; 0 for all of them
   */
  public long until(String id) {
    return rounds.stream()
        .flatMap(round -> round.entries().stream())
        .filter(entry -> entry.trials().contains(id))
        .reduce((before, last) -> last)
        .map(Round.Entry::until)
        .orElse(0L);
  }

  /**
   * Tells whether a search may propose more.
   *
   * @return false without a search, and at its end
   */
  public boolean goesOn() {
    return !rounds.isEmpty() && !rounds.get(rounds.size() - 1).equals(Round.END);
  }

  /**
   * Adds a round.
   *
   * @param more trials of new settings
   * @param round what was proposed
   * @return all of it
   */
  public Plan with(List<Trial> more, Round round) {
    List<Trial> all = new ArrayList<>(trials);
    all.addAll(more);
    List<Round> longer = new ArrayList<>(rounds);
    longer.add(round);
    return new Plan(name, objective, all, pace, scene, search, longer);
  }

  /**
   * Returns the names of the settings.
   *
   * @return in the order of the file
   */
  public Stream<String> settings() {
    return trials.stream().map(Trial::setting).distinct();
  }
}
