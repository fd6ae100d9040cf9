package io.mirnet.data.degradation.option;

import io.mirnet.api.Checked.Violation;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an option lets chance choose from: {@code sigma: 25} is always that, {@code sigma: [0, 55]}
 * a number between the two, all equally likely.
 *
 * @param min least number
 * @param max greatest number
 */
public record Span(double min, double max) {

  /**
   * Makes a span of an option.
   *
   * @param numbers one or two, checked by {@link #violations}
   * @return the span
   */
  public static Span of(List<Double> numbers) {
    return new Span(numbers.get(0), numbers.get(numbers.size() - 1));
  }

  /**
   * Checks an option.
   *
   * @param key its key
   * @param numbers its value
   * @return what is wrong; empty for one number, or two in order
   */
  public static List<Violation> violations(String key, List<Double> numbers) {
    if (numbers.isEmpty() || numbers.size() > 2) {
      return List.of(
          new Violation(
              key,
              "%s takes one number, or the least and the greatest of a range, not %d numbers"
                  .formatted(key, numbers.size())));
    }
    return numbers.get(0) <= numbers.get(numbers.size() - 1)
        ? List.of()
        : List.of(
            new Violation(
                key,
                "%s begins at %s, which must not exceed its end %s"
                    .formatted(key, numbers.get(0), numbers.get(1))));
  }

  /**
   * Draws a number. Draws once from the generator even if there is no choice.
   *
   * @param random the source of chance
   * @return a number between the two
   */
  public double draw(RandomGenerator random) {
    return min + (max - min) * random.nextDouble();
  }
}
