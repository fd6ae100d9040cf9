package io.mirnet.train.schedule;

/** Half a cosine from one value to another. */
final class Cosine {
  private Cosine() {}

  /** The value at {@code position} of {@code length}; beyond the end, the end. */
  static double between(double from, double to, long position, long length) {
    double part = Math.min(1, (double) position / length);
    return to + (from - to) * (1 + Math.cos(Math.PI * part)) / 2;
  }
}
