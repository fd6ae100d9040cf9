package io.mirnet.train.report.internal.result;

import io.mirnet.api.image.ScoreKind.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much one setting scores above the reference.
 *
 * @param difference mean over seeds and images
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param seeds seeds that both have
 * @param images images that all of their trials have
 */
public record Comparison(double difference, double low, double high, int seeds, int images) {

  /**
   * Compares two settings, seed by seed and image by image.
   *
   * @return empty if they have no seed and image in common
   */
  public static Optional<Comparison> of(
      SettingSummary reference, SettingSummary other, ReportedScore score) {
    List<Map<String, Double>> ours = new ArrayList<>();
    List<Map<String, Double>> theirs = new ArrayList<>();
    for (TrialRecord trial : other.complete()) {
      reference.complete().stream()
          .filter(twin -> twin.trial().seed() == trial.trial().seed())
          .findFirst()
          .ifPresent(
              twin -> {
                ours.add(score.byImage(trial.result().orElseThrow()));
                theirs.add(score.byImage(twin.result().orElseThrow()));
              });
    }
    if (ours.isEmpty()) {
      return Optional.empty();
    }
    List<String> images =
        ours.get(0).keySet().stream()
            .filter(image -> ours.stream().allMatch(scores -> isMeasured(scores, image)))
            .filter(image -> theirs.stream().allMatch(scores -> isMeasured(scores, image)))
            .toList();
    if (images.isEmpty()) {
      return Optional.empty();
    }
    double[][] differences = new double[ours.size()][images.size()];
    for (int s = 0; s < differences.length; s++) {
      for (int i = 0; i < images.size(); i++) {
        String image = images.get(i);
        differences[s][i] = ours.get(s).get(image) - theirs.get(s).get(image);
      }
    }
    return Optional.of(Bootstrap.compare(differences));
  }

  /** A PSNR is infinite where nothing differs; such an image can't be averaged. */
  private static boolean isMeasured(Map<String, Double> scores, String image) {
    return Double.isFinite(scores.getOrDefault(image, Double.NaN));
  }

  /** One number has no interval. */
  public boolean isInterval() {
    return seeds * images > 1;
  }

  /** Writes the interval, as in {@code −0.246 to +0.644}. */
  public String interval(ReportedScore score) {
    return score.formatDifference(low) + " to " + score.formatDifference(high);
  }

  /** Says in a word what the interval says: it must leave 0 out. */
  public String word(Direction direction) {
    if (!isInterval() || (low <= 0 && high >= 0)) {
      return "not told apart";
    }
    return low > 0 == (direction == Direction.HIGHER) ? "better" : "worse";
  }
}
