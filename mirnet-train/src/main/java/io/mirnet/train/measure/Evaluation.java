package io.mirnet.train.measure;

import io.mirnet.api.InputException;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.ImagePair;
import io.mirnet.api.image.PairedImages;
import io.mirnet.api.image.ScoreKind;
import io.mirnet.api.image.Scores;
import io.mirnet.blocks.restore.NotFiniteException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Scores of a whole data set: each image's, and their means. Validation, the command line and
 * programs all measure through here.
 *
 * @param kinds what was measured
 * @param images scores by image, in the data set's order
 */
public record Evaluation(List<ScoreKind> kinds, List<ImageScore> images) {
  /** Copies the lists. */
  public Evaluation {
    kinds = List.copyOf(kinds);
    images = List.copyOf(images);
  }

  /**
   * The scores of one image.
   *
   * @param name the pair's name
   * @param scores by the names of the metric's scores
   */
  public record ImageScore(String name, Scores scores) {}

  /** Sees each image after it was measured. */
  @FunctionalInterface
  public interface Viewer {
    /** Sees nothing. */
    Viewer NONE = (index, name, pair, restored, scores) -> {};

    /**
     * Is shown an image.
     *
     * @param index its place in the data set
     * @param name the pair's name
     * @param pair input and target
     * @param restored what was measured
     * @param scores what it scores
     */
    void view(int index, String name, ImagePair pair, Image restored, Scores scores);
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
      scores.add(measure(pairs, i, protocol, restore, viewer));
    }
    return new Evaluation(protocol.kinds(), scores);
  }

  /**
   * Measures the inputs themselves, which a network must be better than to be of use. Of two views
   * their mean is measured, since no view alone is what the other one was taken with.
   *
   * @param pairs the data set
   * @param protocol how to measure
   * @param viewer sees each image
   * @return the scores; empty if the first input has neither as many channels as its target nor
   *     those of two views
   * @throws InputException if an image can't be measured; names the image
   */
  public static Optional<Evaluation> ofInputs(
      PairedImages pairs, Protocol protocol, Viewer viewer) {
    ImagePair first = pairs.load(0);
    int views = first.input().channels() / first.target().channels();
    if (views * first.target().channels() != first.input().channels() || views > 2) {
      return Optional.empty();
    }
    UnaryOperator<Image> shown = views == 1 ? UnaryOperator.identity() : Evaluation::meanOfViews;
    return Optional.of(of(pairs, protocol, shown, viewer));
  }

  /** The channels of the left view come first, as those of {@code input_right} are appended. */
  private static Image meanOfViews(Image views) {
    int channels = views.channels() / 2;
    float[] mean = new float[views.length() / 2];
    for (int i = 0; i < mean.length; i++) {
      int left = i / channels * views.channels() + i % channels;
      mean[i] = (views.value(left) + views.value(left + channels)) / 2;
    }
    return Image.of(views.height(), views.width(), channels, mean);
  }

  /**
   * Restores and measures one pair.
   *
   * @param pairs the data set
   * @param index the pair
   * @param protocol how to measure
   * @param restore makes the image to measure from the input
   * @param viewer sees the image
   * @return its scores
   * @throws InputException if the image can't be restored or measured; names it
   */
  public static ImageScore measure(
      PairedImages pairs,
      int index,
      Protocol protocol,
      UnaryOperator<Image> restore,
      Viewer viewer) {
    ImagePair pair = pairs.load(index);
    String name = pairs.name(index);
    try {
      Image restored = restore.apply(pair.input());
      Scores scores = protocol.score(restored, pair.target());
      viewer.view(index, name, pair, restored, scores);
      return new ImageScore(name, scores);
    } catch (InputException | IllegalArgumentException | NotFiniteException e) {
      throw new InputException("picture %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Returns the mean of a score.
   *
   * @param score its name
   * @return the mean over the images that have it; NaN if none has
   */
  public double mean(String score) {
    return images.stream()
        .mapToDouble(image -> image.scores().value(score))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Returns the means of all scores.
   *
   * @return by name, in the order of {@link #kinds}; without those that no image has
   */
  public Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (ScoreKind kind : kinds) {
      double mean = mean(kind.name());
      if (!Double.isNaN(mean)) {
        means.put(kind.name(), mean);
      }
    }
    return means;
  }
}
