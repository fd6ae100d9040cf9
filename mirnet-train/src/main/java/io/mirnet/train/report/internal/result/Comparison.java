package io.mirnet.train.report.internal.result;

import io.mirnet.api.image.ScoreKind.Direction;
import io.mirnet.data.pair.Scenes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much one setting scores above the reference.
 *
 * @param difference mean over seeds and images
 * @param low lower end of the 95 % interval
 * @param high upper end
 * @param p how likely a difference of the other sign is, twice: of this comparison alone
 * @param seeds seeds that both have
 * @param images images that all of their trials have
 * @param scenes scenes that these images show; 0 if that isn't known
 */
public record Comparison(
    double difference, double low, double high, double p, int seeds, int images, int scenes) {
  private static final String UNCLEAR = "not told apart";

  /**
   * Compares two settings, seed by seed and image by image.
   *
   * @param scenes tells the scene of an image by its name; empty if each stands for itself
   * @return empty if they have no seed and image in common
   */
  public static Optional<Comparison> of(
      SettingSummary reference,
      SettingSummary other,
      ReportedScore score,
      Optional<Scenes> scenes) {
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
    return Optional.of(
        scenes
            .map(known -> compare(differences, images, known))
            .orElseGet(() -> Bootstrap.compare(differences)));
  }

  /** Within one scene there is nothing but its images to draw from. */
  private static Comparison compare(double[][] differences, List<String> images, Scenes scenes) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] groups =
        images.stream()
            .map(image -> scenes.of(image).orElse(image))
            .mapToInt(scene -> numbers.computeIfAbsent(scene, name -> numbers.size()))
            .toArray();
    return numbers.size() > 1
        ? Bootstrap.compare(differences, groups, numbers.size())
        : Bootstrap.compare(differences, IntStream.range(0, groups.length).toArray(), 1);
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
    return !isInterval() || (low <= 0 && high >= 0) ? UNCLEAR : side(direction);
  }

  /**
   * Says the same where it must hold together with other verdicts.
   *
   * @param adjusted p of this comparison, adjusted by {@link Statistics#holm}
   */
  public String wordTogether(Direction direction, double adjusted) {
    return !isInterval() || adjusted >= 1 - Bootstrap.CONFIDENCE ? UNCLEAR : side(direction);
  }

  private String side(Direction direction) {
    String side = difference > 0 == (direction == Direction.HIGHER) ? "better" : "worse";
    return scenes == 1 ? side + " in this scene" : side;
  }
}
