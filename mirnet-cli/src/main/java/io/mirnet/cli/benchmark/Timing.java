package io.mirnet.cli.benchmark;

import java.util.List;

/**
 * How long something took, repeated.
 *
 * @param median seconds
 * @param least seconds
 * @param most seconds
 */
record Timing(double median, double least, double most) {

  /**
   * Sums repeats up.
   *
   * @param seconds one number a repeat, at least one
   * @return median and spread
   */
  static Timing of(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Timing(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }
}
