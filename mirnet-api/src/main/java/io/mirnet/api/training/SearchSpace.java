package io.mirnet.api.training;

import java.util.List;

/**
 * What settings a search may propose: a box of numbers in [0, 1), one for each axis. A range with
 * {@code log: true} is spread by the logarithm before a search sees it.
 *
 * @param values for each axis the number of its values, which share [0, 1) evenly, in the order of
 *     the file; 0 for a range without steps
 */
public record SearchSpace(List<Integer> values) {
  /** Copies the list. */
  public SearchSpace {
    values = List.copyOf(values);
    if (values.isEmpty() || values.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("a search needs axes, not " + values);
    }
  }

  /**
   * Counts the settings.
   *
   * @return the product of the axes' values; the largest number where an axis is a range
   */
  public long settings() {
    long settings = 1;
    for (int count : values) {
      if (count == 0 || settings > Long.MAX_VALUE / count) {
        return Long.MAX_VALUE;
      }
      settings *= count;
    }
    return settings;
  }
}
