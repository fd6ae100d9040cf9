package io.mirnet.data.degradation.option;

/** Which values a degraded picture may have. */
public enum Values {
  /** Clamped to [0, 1] and rounded to the levels of 8 bit, as a file would hold them. */
  LEVELS,
  /** Clamped to [0, 1], not rounded. */
  CLAMPED,
  /** As computed: noise goes beyond [0, 1], as papers on denoising add it. */
  FREE;

  /**
   * Brings a value to what may be.
   *
   * @param value as computed
   * @return the value to keep
   */
  public float of(double value) {
    return switch (this) {
      case LEVELS -> (float) (Math.rint(255 * clamped(value)) / 255);
      case CLAMPED -> (float) clamped(value);
      case FREE -> (float) value;
    };
  }

  private static double clamped(double value) {
    return Math.min(1, Math.max(0, value));
  }
}
