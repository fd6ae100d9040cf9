package io.mirnet.data.score;

import io.mirnet.api.Checked;
import io.mirnet.api.Choice;
import io.mirnet.api.Doc;
import io.mirnet.api.image.MetricProvider;
import io.mirnet.api.image.ScoreKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Options of {@code several}.
 *
 * @param metrics what is measured, the most telling first
 */
public record SeveralOptions(
    @Doc("what is measured, the most telling first") List<Choice<MetricProvider<?>>> metrics)
    implements Checked {

  /** Copies the list. */
  public SeveralOptions {
    metrics = List.copyOf(metrics);
  }

  List<ScoreKind> kinds() {
    return metrics.stream().flatMap(metric -> MetricProvider.scoresOf(metric).stream()).toList();
  }

  @Override
  public List<Violation> violations() {
    if (metrics.isEmpty()) {
      return List.of(new Violation("metrics", "one metric or more is needed"));
    }
    Set<String> seen = new HashSet<>();
    return kinds().stream()
        .map(ScoreKind::name)
        .filter(name -> !seen.add(name))
        .distinct()
        .map(name -> new Violation("metrics", "more than one of them measures '" + name + "'"))
        .toList();
  }
}
