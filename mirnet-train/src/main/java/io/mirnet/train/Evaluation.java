package io.mirnet.train;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.data.metric.Protocol;
import io.mirnet.data.metric.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

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
   * @param scores PSNR in dB, SSIM, and MAE where the protocol has it
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
   * @param protocol how to measure
   * @param restore makes the image to measure from the input; the identity measures the input
   * @param viewer sees each image
   * @return the scores
   * @throws InputException if an image can't be restored or measured; names the image
   */
  public static Evaluation of(
      PairedImages pairs, Protocol protocol, UnaryOperator<Image> restore, Viewer viewer) {
    List<ImageScore> scores = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      ImagePair pair = pairs.load(i);
      try {
        Image restored = restore.apply(pair.input());
        scores.add(new ImageScore(pairs.name(i), protocol.score(restored, pair.target())));
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
   * Returns the mean of the images' MAE.
   *
   * @return on the scale [0, 1]; empty if the protocol has none
   */
  public OptionalDouble mae() {
    return images.stream().flatMapToDouble(image -> image.scores().mae().stream()).average();
  }
}
