package io.mirnet.api.image;

import java.util.Locale;

/**
 * A score that a metric measures: its name, its unit, and which of two values is better. The metric
 * declares it once; validation, the best checkpoint, early stopping, sweeps and reports ask here.
 *
 * @param name in lower case, as in {@code psnr}: the key in logs, results and {@code train.monitor}
 * @param unit as in {@code dB}; empty for a pure number
 * @param direction which values are better
 */
public record ScoreKind(String name, String unit, Direction direction) {
  /** Peak signal-to-noise ratio. */
  public static final ScoreKind PSNR = new ScoreKind("psnr", "dB", Direction.HIGHER);

  /** Structural similarity, at most 1. */
  public static final ScoreKind SSIM = new ScoreKind("ssim", "", Direction.HIGHER);

  /** Mean absolute error. */
  public static final ScoreKind MAE = new ScoreKind("mae", "", Direction.LOWER);

  /** Which values are better. */
  public enum Direction {
    /** As of PSNR: the higher, the better. */
    HIGHER,
    /** As of an error: the lower, the better. */
    LOWER
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it could not be a key
   */
  public ScoreKind {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "'%s' can't name a score: use lower case letters, digits and _".formatted(name));
    }
  }

  /**
   * Compares two values.
   *
   * @param value a value; NaN is never better
   * @param than another; anything but NaN is better than NaN
   * @return whether the first is better
   */
  public boolean isBetter(double value, double than) {
    if (Double.isNaN(value) || Double.isNaN(than)) {
      return !Double.isNaN(value);
    }
    return direction == Direction.HIGHER ? value > than : value < than;
  }

  /**
   * Says by how much a value is better than another.
   *
   * @param value a value
   * @param than another
   * @return positive if it is better, of an error that fell too; 0 for equal values, infinite ones
   *     among them; NaN if one of them is
   */
  public double gain(double value, double than) {
    if (value == than) {
      return 0; // the difference of two infinities is no number
    }
    return direction == Direction.HIGHER ? value - than : than - value;
  }

  /**
   * Returns what any value is better than, or as good as.
   *
   * @return an infinity
   */
  public double worst() {
    return direction == Direction.HIGHER ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /**
   * Returns its name for people.
   *
   * @return as in {@code PSNR}
   */
  public String title() {
    return name.toUpperCase(Locale.ROOT);
  }

  /**
   * Returns its name with its unit.
   *
   * @return as in {@code PSNR/dB}
   */
  public String heading() {
    return unit.isEmpty() ? title() : title() + "/" + unit;
  }

  /**
   * Returns the digits that tables give: values in a unit vary more than pure numbers do.
   *
   * @return decimals
   */
  public int decimals() {
    return unit.isEmpty() ? 4 : 2;
  }

  /**
   * Writes a value with its unit.
   *
   * @param value the value
   * @return as in {@code 26.02 dB}
   */
  public String format(double value) {
    String number = String.format(Locale.ROOT, "%." + decimals() + "f", value);
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
