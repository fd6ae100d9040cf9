package io.mirnet.data.degradation.blur;

import java.util.random.RandomGenerator;

/** How far each place of a picture is out of focus, as a signed radius of its blur. */
final class FocusMap {
  private final int cells;
  private final double[] corners;

  /** Draws the corners of a grid of cells. */
  FocusMap(double radius, int cells, RandomGenerator random) {
    this.cells = cells;
    corners = new double[(cells + 1) * (cells + 1)];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = radius * (2 * random.nextDouble() - 1);
    }
  }

  /** The radius at each pixel, row by row; bilinear between the corners. */
  float[] radii(int height, int width) {
    float[] radii = new float[height * width];
    for (int i = 0; i < radii.length; i++) {
      double y = (i / width + 0.5) / height * cells;
      double x = (i % width + 0.5) / width * cells;
      int row = (int) y;
      int column = (int) x;
      double down = y - row;
      double right = x - column;
      double above = between(row * (cells + 1) + column, right);
      double below = between((row + 1) * (cells + 1) + column, right);
      radii[i] = (float) (above + down * (below - above));
    }
    return radii;
  }

  private double between(int corner, double share) {
    return corners[corner] + share * (corners[corner + 1] - corners[corner]);
  }
}
