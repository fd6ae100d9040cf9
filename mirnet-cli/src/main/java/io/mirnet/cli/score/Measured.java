package io.mirnet.cli.score;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.cli.console.Format;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Subsets;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * What was measured on a set of pictures.
 *
 * @param protocol the metric's name
 * @param restored scores of the restored pictures
 * @param input those of the degraded ones, in the same order; empty where they can't be measured
 * @param subsets parts whose means are told besides
 */
public record Measured(
    String protocol, Evaluation restored, Optional<Evaluation> input, Subsets subsets) {

  /** A part, by the name of its subset. */
  Measured part(String subset) {
    return new Measured(
        protocol,
        subsets.of(subset, restored),
        input.map(all -> subsets.of(subset, all)),
        Subsets.NONE);
  }

  /** Writes everything. */
  public void print(PrintWriter out, ScoreFormat format) {
    switch (format) {
      case TEXT -> new ScoreTable(this).print(out);
      case JSON -> out.println(Format.json(ScoreJson.of(this)));
      case CSV -> new ScoreCsv(this).print(out);
    }
  }

  /** The scores that at least one picture has; the first is the one that tells most. */
  List<ScoreKind> kinds() {
    return restored.kinds().stream()
        .filter(kind -> restored.means().containsKey(kind.name()))
        .toList();
  }

  /** Whether restoring was of no use, by the mean of the first score. */
  public boolean isNoBetterThanItsInput() {
    return input
        .filter(before -> !kinds().isEmpty())
        .map(before -> !isBetter(kinds().get(0), before))
        .orElse(false);
  }

  private boolean isBetter(ScoreKind kind, Evaluation before) {
    return kind.isBetter(restored.mean(kind.name()), before.mean(kind.name()));
  }
}
