package io.mirnet.config;

import java.util.List;
import java.util.Optional;

/**
 * What a configuration record looks like in YAML.
 *
 * @param type the record
 * @param components its keys, in the order of declaration
 */
public record RecordModel(Class<? extends Record> type, List<Component> components) {

  /**
   * Returns the keys.
   *
   * @return in the order of declaration
   */
  public List<String> keys() {
    return components.stream().map(Component::key).toList();
  }

  /**
   * A key.
   *
   * @param key its name in YAML
   * @param type what it holds
   * @param defaultText its default as YAML; empty if it is required or {@link Optional}
   * @param doc what it means, one line; may be empty
   * @param min the least number allowed, or negative infinity
   * @param max the greatest number allowed, or positive infinity
   */
  public record Component(
      String key,
      ValueType type,
      Optional<String> defaultText,
      String doc,
      double min,
      double max) {

    /**
     * Tells whether the key must be given.
     *
     * @return true if it has no default and is not optional
     */
    public boolean isRequired() {
      return defaultText.isEmpty() && !(type instanceof ValueType.OptionalOf);
    }

    /**
     * Tells whether a number is in range.
     *
     * @param value a number
     * @return true if it is
     */
    public boolean allows(double value) {
      return value >= min && value <= max;
    }

    /**
     * Writes the range.
     *
     * @return for example {@code between 1 and 16} or {@code at least 1}; empty if there is none
     */
    public String range() {
      if (Double.isInfinite(min)) {
        return Double.isInfinite(max) ? "" : "at most " + number(max);
      }
      return Double.isInfinite(max)
          ? "at least " + number(min)
          : "between " + number(min) + " and " + number(max);
    }

    private static String number(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }
}
