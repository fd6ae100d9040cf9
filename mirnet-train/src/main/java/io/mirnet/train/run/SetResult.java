package io.mirnet.train.run;

import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.training.RunObserver.SetScores;
import io.mirnet.train.measure.Evaluation;
import io.mirnet.train.measure.Evaluation.ImageScore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network scores on one validation set.
 *
 * @param kinds what was measured
 * @param scores means by score
 * @param input means of the degraded images by score; empty where they can't be measured
 * @param images scores of each image
 */
public record SetResult(
    List<ScoreKind> kinds,
    Map<String, Double> scores,
    Map<String, Double> input,
    List<ImageScore> images) {
  /** Copies lists and maps. */
  public SetResult {
    kinds = List.copyOf(kinds);
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
    images = List.copyOf(images);
  }

  /**
   * Puts together what a validation said of a set.
   *
   * @param scores its means
   * @param evaluation its images
   * @return the result
   */
  public static SetResult of(SetScores scores, Evaluation evaluation) {
    return new SetResult(scores.kinds(), scores.scores(), scores.input(), evaluation.images());
  }
}
