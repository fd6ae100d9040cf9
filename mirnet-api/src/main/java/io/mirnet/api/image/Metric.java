package io.mirnet.api.image;

/**
 * How a data set's published tables are measured: value range, rounding, colour, crop and SSIM
 * variant. Numbers of different metrics can't be compared. Scores of a set are the mean of its
 * images. What is measured, and which values are better, {@link MetricProvider#scores} declares.
 */
@FunctionalInterface
public interface Metric {

  /**
   * Measures a restored image. Safe for use by several threads.
   *
   * @param restored the network's output, floats or already quantized
   * @param target the clean image, of the same size and channels
   * @return the scores
   * @throws IllegalArgumentException if the images can't be measured: sizes differ, or the metric
   *     needs RGB and doesn't get it
   */
  Scores score(Image restored, Image target);
}
