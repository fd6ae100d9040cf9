package io.mirnet.api;

import java.util.List;

/**
 * A configuration record that knows which combinations of its values make sense. The check runs
 * when the configuration is read, before anything is built, so that a mistake costs seconds.
 */
public interface Checked {

  /**
   * Returns everything that is wrong with this record.
   *
   * @return the violations; empty if there are none
   */
  List<Violation> violations();

  /**
   * A value, or a combination of values, that can't work.
   *
   * @param key the YAML key within this record that is to blame, as in {@code groups} or {@code
   *     stages[2].patch}; empty for the record as a whole
   * @param message what is wrong, with the numbers, and what would be right
   */
  record Violation(String key, String message) {}
}
