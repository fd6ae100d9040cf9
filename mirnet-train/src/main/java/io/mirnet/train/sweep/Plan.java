package io.mirnet.train.sweep;

import java.util.List;
import java.util.stream.Stream;

/**
 * All trials of a sweep, decided before the first one starts. Trials of one setting stand together
 * by seed; settings are in the order of the file, the first one being what others are compared to.
 *
 * @param name the sweep's name
 * @param objective the score that settings are compared by
 * @param trials the trials
 */
public record Plan(String name, String objective, List<Trial> trials) {
  /** Copies the list. */
  public Plan {
    trials = List.copyOf(trials);
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
