package io.mirnet.train.report.internal.result;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
   * Compares two settings by images that have nothing to do with each other.
   *
   * @param differences of one score, by seed and then by image; every seed has all images
   * @return the mean with its interval, which is as narrow as a point if there is but one number
   */
  static Comparison compare(double[][] differences) {
    return compare(differences, IntStream.range(0, differences[0].length).toArray(), 0);
  }

  /**
   * Compares two settings. What is drawn is a group of images, all of it or nothing.
   *
   * @param differences of one score, by seed and then by image; every seed has all images
   * @param groups the group of each image, from 0 on
   * @param scenes how many scenes the images show; 0 if that isn't known
   * @return the mean with its interval
   */
  static Comparison compare(double[][] differences, int[] groups, int scenes) {
    int seeds = differences.length;
    int[][] members = members(groups);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[RESAMPLES];
    double[] bySeed = new double[seeds];
    for (int n = 0; n < RESAMPLES; n++) {
      Arrays.fill(bySeed, 0);
      int drawn = 0;
      for (int g = 0; g < members.length; g++) {
        int[] group = members[random.nextInt(members.length)];
        drawn += group.length;
        for (int image : group) {
          for (int s = 0; s < seeds; s++) {
            bySeed[s] += differences[s][image];
          }
        }
      }
      for (int s = 0; s < seeds; s++) {
        means[n] += bySeed[random.nextInt(seeds)];
      }
      means[n] /= (double) seeds * drawn;
    }
    Arrays.sort(means);
    double tail = (1 - CONFIDENCE) / 2;
    double mean = Arrays.stream(differences).mapToDouble(Statistics::mean).average().orElseThrow();
    return new Comparison(
        mean,
        Statistics.quantile(means, tail),
        Statistics.quantile(means, 1 - tail),
        twoSided(means),
        seeds,
        groups.length,
        scenes);
  }

  private static int[][] members(int[] groups) {
    return IntStream.range(0, Arrays.stream(groups).max().orElseThrow() + 1)
        .mapToObj(
            group -> IntStream.range(0, groups.length).filter(i -> groups[i] == group).toArray())
        .toArray(int[][]::new);
  }

  /**
   * How likely a mean on the other side of 0 is, twice (Davison and Hinkley, "Bootstrap Methods and
   * their Application", 4.4): never 0, since no number of resamples could tell that.
   */
  private static double twoSided(double[] means) {
    long below = Arrays.stream(means).filter(mean -> mean <= 0).count();
    long above = Arrays.stream(means).filter(mean -> mean >= 0).count();
    return Math.min(1, 2.0 * (Math.min(below, above) + 1) / (means.length + 1));
  }
}
