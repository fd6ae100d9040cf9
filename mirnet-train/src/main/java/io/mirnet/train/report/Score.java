package io.mirnet.train.report;

import java.util.Locale;
import java.util.Set;

/**
 * A score that settings are compared by.
 *
 * @param name as results have it: {@code psnr}, {@code ssim} or another of the metric
 */
record Score(String name) {
  static final Score PSNR = new Score("psnr");
  static final Score SSIM = new Score("ssim");

  /** Errors and distances; all other scores are taken for better when they are higher. */
  private static final Set<String> LOWER_IS_BETTER =
      Set.of("mae", "mse", "rmse", "lpips", "dists", "niqe");

  boolean lowerIsBetter() {
    return LOWER_IS_BETTER.contains(name);
  }

  /** Its name for people, with its unit. */
  String title() {
    return equals(PSNR) ? "PSNR / dB" : name.toUpperCase(Locale.ROOT);
  }

  String format(double value) {
    return Numbers.decimal(value, digits());
  }

  /** The spread of seeds is often below what a mean is stated to. */
  String formatSpread(double value) {
    return Numbers.decimal(value, digits() + 1);
  }

  private int digits() {
    return equals(PSNR) ? 2 : 4;
  }

  String formatDifference(double value) {
    return Numbers.signed(value, equals(PSNR) ? 3 : 4);
  }
}
