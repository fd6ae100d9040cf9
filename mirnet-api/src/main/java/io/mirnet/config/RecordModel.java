package io.mirnet.config;

import java.util.List;
import java.util.Optional;

/**
 * What a configuration record looks like in YAML.
 *
 * @param type the record
 * @param doc what it is, or what the provider is whose options it holds; one line, may be empty
 * @param components its keys, in the order of declaration
 */
public record RecordModel(Class<? extends Record> type, String doc, List<Component> components) {

  /**
   * Returns the keys.
   *
   * @return in the order of declaration
   */
  public List<String> keys() {
    return components.stream().map(Component::key).toList();
  }

  /**
   * Finds the key that took the place of another.
   *
   * @param formerKey a key of an earlier version
   * @return the component that has it now
   */
  public Optional<Component> successor(String formerKey) {
    return components.stream()
        .filter(component -> component.formerKeys().contains(formerKey))
        .findFirst();
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
   * @param formerKeys the keys whose place it took
   */
  public record Component(
      String key,
      ValueType type,
      Optional<String> defaultText,
      String doc,
      double min,
      double max,
      List<String> formerKeys) {

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
          : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
  }
}
