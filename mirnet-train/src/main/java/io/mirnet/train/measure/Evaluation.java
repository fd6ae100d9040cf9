package io.mirnet.train;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.Metric;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.image.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Scores of a whole data set: each image's, and their means. Validation, the command line and
 * programs all measure through here.
 *
 * @param images scores by image, in the data set's order
 */
public record Evaluation(List<ImageScore> images) {

  /**
   * The scores of one image.
   *
   * @param name the pair's name
   * @param scores PSNR in dB, SSIM, and what else the metric measures
   */
  public record ImageScore(String name, Scores scores) {}

  /** Sees each image after it was measured. */
  @FunctionalInterface
  public interface Viewer {
    /**
     * Is shown an image.
     *
     * @param index its place in the data set
     * @param pair input and target
     * @param restored what was measured
     */
    void view(int index, ImagePair pair, Image restored);
  }

  /**
   * Restores and measures every pair.
   *
   * @param pairs the data set
   * @param metric how to measure
   * @param restore makes the image to measure from the input; the identity measures the input
   * @param viewer sees each image
   * @return the scores
   * @throws InputException if an image can't be restored or measured; names the image
   */
  public static Evaluation of(
      PairedImages pairs, Metric metric, UnaryOperator<Image> restore, Viewer viewer) {
    List<ImageScore> scores = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      ImagePair pair = pairs.load(i);
      try {
        Image restored = restore.apply(pair.input());
        scores.add(new ImageScore(pairs.name(i), metric.score(restored, pair.target())));
        viewer.view(i, pair, restored);
      } catch (InputException | IllegalArgumentException e) {
        throw new InputException("picture %s: %s".formatted(pairs.name(i), e.getMessage()), e);
      }
    }
    return new Evaluation(List.copyOf(scores));
  }

  /**
   * Returns the mean of the images' PSNR.
   *
   * @return dB
   */
  public double psnr() {
    return images.stream().mapToDouble(image -> image.scores().psnr()).average().orElseThrow();
  }

  /**
   * Returns the mean of the images' SSIM.
   *
   * @return at most 1
   */
  public double ssim() {
    return images.stream().mapToDouble(image -> image.scores().ssim()).average().orElseThrow();
  }

  /**
   * Returns the means of the images' further scores, each over the images that have it.
   *
   * @return by name, sorted; empty if the metric has none
   */
  public SortedMap<String, Double> more() {
    return images.stream()
        .flatMap(image -> image.scores().more().entrySet().stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
  }
}
