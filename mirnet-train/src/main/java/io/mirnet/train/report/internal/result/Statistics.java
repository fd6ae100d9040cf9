package io.mirnet.train.report.internal.result;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Figures that sum up a few numbers; NaN where there are too few. */
public final class Statistics {
  private Statistics() {}

  /**
   * Returns the mean.
   *
   * @param values any number
   * @return NaN if there are none
   */
  public static double mean(double... values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Sample standard deviation, with n - 1 below the sum of squares. */
  public static double deviation(double... values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /**
   * Returns the median.
   *
   * @param values any number, in any order
   * @return NaN if there are none
   */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return quantile(sorted, 0.5);
  }

  /**
   * Adjusts p-values so that all of them hold together (Holm, "A simple sequentially rejective
   * multiple test procedure", Scandinavian Journal of Statistics, 1979).
   *
   * @param p any number
   * @return in the same order, each at least as large as it was
   */
  public static double[] holm(double... p) {
    Integer[] ascending = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
    Arrays.sort(ascending, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double most = 0;
    for (int i = 0; i < p.length; i++) {
      most = Math.max(most, Math.min(1, (p.length - i) * p[ascending[i]]));
      adjusted[ascending[i]] = most;
    }
    return adjusted;
  }

  /**
   * Interpolates between the two nearest of ascending values (Hyndman and Fan's type 7, as numpy
   * does).
   *
   * @param sorted ascending
   * @param part 0 for the least, 1 for the greatest
   */
  static double quantile(double[] sorted, double part) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = part * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
