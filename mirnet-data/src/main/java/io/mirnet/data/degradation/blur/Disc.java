package io.mirnet.data.degradation.blur;

/**
 * The image of a point that is out of focus: a disc of even light, of which each pixel has the part
 * that it covers.
 *
 * @param radius in pixels
 */
record Disc(double radius) {
  /** Points along a side of a pixel that are asked whether they lie in the disc. */
  private static final int POINTS = 16;

  /** Pixels that the disc may touch, to each side. */
  int reach() {
    return (int) Math.ceil(radius);
  }

  /** The share of a pixel that the disc covers. */
  double coverage(double x, double y) {
    return coverage(x, y, 0);
  }

  /**
   * The share of a pixel that half of the disc covers.
   *
   * @param side -1 for the left half, 1 for the right half, 0 for the whole disc
   */
  double coverage(double x, double y, int side) {
    if (radius == 0) {
      return x == 0 && y == 0 ? 1 : 0;
    }
    int inside = 0;
    for (int i = 0; i < POINTS * POINTS; i++) {
      double px = x + (i % POINTS + 0.5) / POINTS - 0.5;
      double py = y + (i / POINTS + 0.5) / POINTS - 0.5;
      if (px * px + py * py <= radius * radius && side * px >= 0) {
        inside++;
      }
    }
    return (double) inside / (POINTS * POINTS);
  }
}
