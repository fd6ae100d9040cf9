package io.mirnet.train.report.internal.markup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes numbers as people read them; a dash stands for what isn't known. */
public final class Numbers {
  /** What isn't known. */
  public static final String UNKNOWN = "–";

  private static final String MINUS = "−";

  private Numbers() {}

  /**
   * Writes a number with a fixed count of digits after the point.
   *
   * @param value any
   * @param digits after the point
   * @return thousands apart
   */
  public static String decimal(double value, int digits) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    String text =
        Double.isInfinite(value)
            ? "∞"
            : String.format(Locale.ROOT, "%,." + digits + "f", Math.abs(value));
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !zero ? MINUS + text : text;
  }

  /** With its sign, plus included; a zero has none. */
  public static String signed(double value, int digits) {
    String text = decimal(value, digits);
    boolean bare = Double.isNaN(value) || text.startsWith(MINUS);
    return bare || text.chars().allMatch(c -> c == '0' || c == '.') ? text : "+" + text;
  }

  /**
   * Writes a number without digits after the point.
   *
   * @param value any
   * @return thousands apart
   */
  public static String whole(double value) {
    return decimal(value, 0);
  }

  /** With so many digits that count, and no exponent. */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value) || value == 0) {
      return decimal(value, 0);
    }
    int scale = new BigDecimal(value).round(new MathContext(digits)).scale();
    return decimal(value, Math.max(0, scale));
  }

  /** As in {@code 3 min 12 s}. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return UNKNOWN;
    }
    if (seconds < 10) {
      return decimal(seconds, 1) + " s";
    }
    long all = Math.round(seconds);
    if (all < 60) {
      return all + " s";
    } else if (all < 3600) {
      return "%d min %d s".formatted(all / 60, all % 60);
    }
    long minutes = Math.round(seconds / 60);
    return "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
