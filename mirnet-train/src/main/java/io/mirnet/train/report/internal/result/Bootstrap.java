package io.mirnet.train.report.internal.result;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The interval of a mean difference, by resampling. Seeds and images are drawn with replacement,
 * independently of each other: an image that is hard is hard for every seed, so that they are
 * crossed and not nested. The interval holds the middle of the resampled means (Efron's percentile
 * interval). With the few seeds that a sweep has, it is rather too narrow than too wide.
 */
public final class Bootstrap {
  /** Enough that the ends of the interval vary by a few percent of its width with the draws. */
  public static final int RESAMPLES = 2000;

  /** Part of the resampled means that an interval holds. */
  public static final double CONFIDENCE = 0.95;

  /** Fixed, so that a report written twice says the same; the number itself means nothing. */
  private static final long SEED = 20221;

  private Bootstrap() {}

  /**
   * Compares two settings.
   *
   * @param differences of one score, by seed and then by image; every seed has all images
   * @return the mean with its interval, which is as narrow as a point if there is but one number
   */
  static Comparison compare(double[][] differences) {
    int seeds = differences.length;
    int images = differences[0].length;
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    double[] bySeed = new double[seeds];
    for (int n = 0; n < RESAMPLES; n++) {
      Arrays.fill(bySeed, 0);
      for (int i = 0; i < images; i++) {
        int image = random.nextInt(images);
        for (int s = 0; s < seeds; s++) {
          bySeed[s] += differences[s][image];
        }
      }
      for (int s = 0; s < seeds; s++) {
        means[n] += bySeed[random.nextInt(seeds)];
      }
      means[n] /= (double) seeds * images;
    }
    Arrays.sort(means);
    double tail = (1 - CONFIDENCE) / 2;
    double mean = Arrays.stream(differences).mapToDouble(Statistics::mean).average().orElseThrow();
    return new Comparison(
        mean,
        Statistics.quantile(means, tail),
        Statistics.quantile(means, 1 - tail),
        seeds,
        images);
  }
}
