package io.mirnet.config;

import java.util.List;
import java.util.Optional;

/**
 * What a configuration record looks like in YAML.
 *
 * @param type the record
 * @param doc what it is, or what the provider is whose options it holds; one line, may be empty
 * @param components its components, in the order of declaration
 * @param shortForm the key whose value may stand for the whole; empty if none may
 * @param moves keys of earlier versions that have another shape or place now
 */
public record RecordModel(
    Class<? extends Record> type,
    String doc,
    List<Component> components,
    Optional<String> shortForm,
    List<Move> moves) {

  /**
   * Returns the record's own keys: all but that of a choice that is {@link io.mirnet.api.Inline}.
   *
   * @return in the order of declaration
   */
  public List<String> keys() {
    return components.stream().filter(one -> !one.inline()).map(Component::key).toList();
  }

  /**
   * Finds what a key holds.
   *
   * @param key one of the record's own keys
   * @return its component
   */
  public Optional<Component> component(String key) {
    return components.stream().filter(one -> !one.inline() && one.key().equals(key)).findFirst();
  }

  /**
   * Finds the choice whose type and options stand among the record's own keys.
   *
   * @return the component that is {@link io.mirnet.api.Inline}
   */
  public Optional<Component> inline() {
    return components.stream().filter(Component::inline).findFirst();
  }

  /**
   * Describes the same record in other words.
   *
   * @param words one line
   * @return the model with this line
   */
  RecordModel describedAs(String words) {
    return new RecordModel(type, words, components, shortForm, moves);
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
   * @param inline whether it is a choice that has no key of its own
   */
  public record Component(
      String key,
      ValueType type,
      Optional<String> defaultText,
      String doc,
      double min,
      double max,
      List<String> formerKeys,
      boolean inline) {

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
