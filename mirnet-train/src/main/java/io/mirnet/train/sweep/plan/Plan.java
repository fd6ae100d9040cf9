package io.mirnet.train.sweep.plan;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.mirnet.train.measure.Monitor;
import io.mirnet.train.run.MonitorJson;
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
 */
public record Plan(
    String name,
    @JsonSerialize(converter = MonitorJson.Writer.class)
        @JsonDeserialize(converter = MonitorJson.Reader.class)
        Monitor objective,
    List<Trial> trials,
    Map<String, Double> pace,
    String scene) {
  /** Copies list and map. */
  public Plan {
    trials = List.copyOf(trials);
    Objects.requireNonNull(name);
    Objects.requireNonNull(objective);
    scene = scene == null ? "" : scene;
    // Plans of before this was written down have none.
    pace = pace == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(pace));
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
