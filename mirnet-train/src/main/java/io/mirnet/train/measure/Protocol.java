package io.mirnet.train.measure;

import io.mirnet.api.Choice;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import java.util.List;

/**
 * How a set is measured: a metric, and what it says that it measures.
 *
 * @param name the metric's name in the configuration
 * @param kinds its scores, in the order of tables
 * @param metric measures
 */
public record Protocol(String name, List<ScoreKind> kinds, Metric metric) {
  /** Copies the list. */
  public Protocol {
    kinds = List.copyOf(kinds);
  }

  /**
   * Makes the protocol of a choice.
   *
   * @param choice a metric with options
   * @return the protocol
   */
  public static Protocol of(Choice<MetricProvider<?>> choice) {
    return new Protocol(
        choice.type(), MetricProvider.scoresOf(choice), MetricProvider.build(choice));
  }

  /**
   * Measures an image.
   *
   * @param restored what is measured
   * @param target the clean image
   * @return its scores
   * @throws IllegalArgumentException if the images can't be measured
   * @throws IllegalStateException if the metric returns a score that it didn't declare
   */
  public Scores score(Image restored, Image target) {
    Scores scores = metric.score(restored, target);
    for (String name : scores.values().keySet()) {
      if (kinds.stream().noneMatch(kind -> kind.name().equals(name))) {
        throw new IllegalStateException(
            "metric '%s' measured '%s', which it doesn't declare; return it from MetricProvider.scores"
                .formatted(this.name, name));
      }
    }
    return scores;
  }
}
