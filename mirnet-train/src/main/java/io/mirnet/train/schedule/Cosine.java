package io.mirnet.train.schedule;

/** Half a cosine from one value to another. */
final class Cosine {
  private Cosine() {}

  /** The value at {@code position} of {@code length}; beyond the end, the end. */
  static double between(double from, double to, double position, double length) {
    return to + (from - to) * fall(position, length);
  }

  /** Half a cosine from 1 to 0; no length is its end. */
  static double fall(double position, double length) {
    double part = length > 0 ? Math.min(1, position / length) : 1;
    return (1 + Math.cos(Math.PI * part)) / 2;
  }
}
