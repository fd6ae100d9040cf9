package io.mirnet.train.report.internal.result;

import io.mirnet.train.report.internal.markup.Numbers;
import java.util.Locale;
import java.util.Set;

/**
 * A score that settings are compared by.
 *
 * @param name as results have it: {@code psnr}, {@code ssim} or another of the metric
 */
public record Score(String name) {
  /** Peak signal-to-noise ratio in dB. */
  public static final Score PSNR = new Score("psnr");

  /** Structural similarity. */
  public static final Score SSIM = new Score("ssim");

  /** Errors and distances; all other scores are taken for better when they are higher. */
  private static final Set<String> LOWER_IS_BETTER =
      Set.of("mae", "mse", "rmse", "lpips", "dists", "niqe");

  /**
   * Tells errors from qualities.
   *
   * @return whether a lower value is the better one
   */
  public boolean lowerIsBetter() {
    return LOWER_IS_BETTER.contains(name);
  }

  /** Its name for people, with its unit. */
  public String title() {
    return equals(PSNR) ? "PSNR / dB" : name.toUpperCase(Locale.ROOT);
  }

  /**
   * Writes a value.
   *
   * @param value of this score
   * @return with as many digits as papers state
   */
  public String format(double value) {
    return Numbers.decimal(value, digits());
  }

  /** The spread of seeds is often below what a mean is stated to. */
  public String formatSpread(double value) {
    return Numbers.decimal(value, digits() + 1);
  }

  private int digits() {
    return equals(PSNR) ? 2 : 4;
  }

  /**
   * Writes a difference.
   *
   * @param value of two values of this score
   * @return with its sign
   */
  public String formatDifference(double value) {
    return Numbers.signed(value, equals(PSNR) ? 3 : 4);
  }
}
