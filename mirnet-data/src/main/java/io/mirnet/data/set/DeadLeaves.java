package io.mirnet.data.set;

import io.mirnet.api.image.Image;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A scene after the dead-leaves model (Lee, Mumford, Huang, IJCV 2001): leaves that hide each
 * other, with radii distributed as r^-3, share the statistics of edges and scales with natural
 * pictures. They are laid from the front to the back: a place that has a leaf is done, which makes
 * the cost of a scene that of its visible leaves.
 */
final class DeadLeaves {
  /** Each pixel is the mean of 2x2 places, for soft outlines. */
  private static final int OVERSAMPLING = 2;

  /** Radii as shares of the side: finer leaves would be noise, larger ones hide the rest. */
  private static final double SMALLEST = 0.04;

  private static final double LARGEST = 0.6;

  /** After so many leaves what is still open, if anything, is the background. */
  private static final int MOST_LEAVES = 450;

  private final int size;
  private final int side;
  private final float[] colours;
  private final float[] shades;
  private final boolean[] done;
  private final RandomGenerator random;
  private int open;

  DeadLeaves(int size, RandomGenerator random) {
    this.size = size;
    this.random = random;
    side = size * OVERSAMPLING;
    colours = new float[side * side * 3];
    shades = new float[side * side];
    Arrays.fill(shades, 1);
    done = new boolean[side * side];
    open = side * side;
  }

  /** The scene, 8 bit. */
  Image image() {
    SceneColours palette = new SceneColours(random);
    for (int i = 0; i < MOST_LEAVES && open > 0; i++) {
      double x = side * (1.2 * random.nextDouble() - 0.1);
      double y = side * (1.2 * random.nextDouble() - 0.1);
      lay(new Leaf(x, y, radius(), palette, random));
    }
    lay(new Leaf(side / 2.0, side / 2.0, 3.0 * side, palette, random));
    return photograph();
  }

  /** The inverse of the distribution function of r^-3 between the two limits. */
  private double radius() {
    double u = random.nextDouble();
    double small = 1 / (SMALLEST * SMALLEST);
    double large = 1 / (LARGEST * LARGEST);
    return side / Math.sqrt(u * large + (1 - u) * small);
  }

  private void lay(Leaf leaf) {
    // Light comes from above left, so a shadow falls to the right and down.
    float drop = 1 + 0.06f * leaf.radius();
    float softness = 0.12f;
    float reach = leaf.radius() * (1 + softness) + drop;
    int top = Math.max(0, (int) (leaf.centreY() - reach));
    int bottom = Math.min(side - 1, (int) (leaf.centreY() + reach));
    int left = Math.max(0, (int) (leaf.centreX() - reach));
    int right = Math.min(side - 1, (int) (leaf.centreX() + reach));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        int at = y * side + x;
        if (done[at]) {
          continue;
        }
        if (leaf.reach(x, y) <= 1) {
          leaf.paint(x, y, shades[at], colours, 3 * at);
          done[at] = true;
          open--;
        } else {
          float depth = (1 + softness - leaf.reach(x - drop, y - drop)) / (2 * softness);
          shades[at] *= 1 - 0.4f * Math.min(1, Math.max(0, depth));
        }
      }
    }
  }

  /** Averages the places of a pixel under a light that changes slowly over the scene. */
  private Image photograph() {
    float brightness = (float) (0.85 + 0.3 * random.nextDouble());
    float acrossX = (float) (0.5 * random.nextDouble() - 0.25) / size;
    float acrossY = (float) (0.5 * random.nextDouble() - 0.25) / size;
    byte[] samples = new byte[size * size * 3];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float light = brightness + acrossX * (x - size / 2f) + acrossY * (y - size / 2f);
        for (int c = 0; c < 3; c++) {
          float value = light * mean(x, y, c);
          samples[(y * size + x) * 3 + c] =
              (byte) Math.round(255 * Math.min(1, Math.max(0, value)));
        }
      }
    }
    return Image.of(size, size, 3, samples);
  }

  private float mean(int x, int y, int channel) {
    float sum = 0;
    for (int dy = 0; dy < OVERSAMPLING; dy++) {
      for (int dx = 0; dx < OVERSAMPLING; dx++) {
        int at = (y * OVERSAMPLING + dy) * side + x * OVERSAMPLING + dx;
        sum += colours[3 * at + channel];
      }
    }
    return sum / (OVERSAMPLING * OVERSAMPLING);
  }
}
