package io.mirnet.data.degradation.blur;

import io.mirnet.api.image.Degradation;
import io.mirnet.api.image.Image;
import io.mirnet.api.image.Support;
import io.mirnet.data.degradation.option.Values;
import java.util.random.RandomGenerator;

/**
 * Blurs the picture by each whole radius that occurs, and mixes the two next to that of the place.
 *
 * @param radius greatest radius, in pixels
 * @param cells of the grid of radii
 */
record DualPixel(double radius, int cells) implements Degradation {
  private static final int VIEWS = 2;

  @Override
  public Image degrade(Image clean, RandomGenerator random) {
    float[] radii = new FocusMap(radius, cells, random).radii(clean.height(), clean.width());
    int channels = clean.channels();
    float[] views = new float[VIEWS * clean.length()];
    int greatest = (int) Math.ceil(radius);
    for (int whole = -greatest; whole <= greatest; whole++) {
      if (!occurs(radii, whole)) {
        continue;
      }
      for (int view = 0; view < VIEWS; view++) {
        Image blurred = half(whole, view).blur(clean);
        for (int i = 0; i < clean.length(); i++) {
          float share = share(radii[i / channels], whole);
          int to = (i / channels * VIEWS + view) * channels + i % channels;
          views[to] += share * blurred.value(i);
        }
      }
    }
    for (int i = 0; i < views.length; i++) {
      // Weights sum to 1 but for their last digits.
      views[i] = Values.CLAMPED.of(views[i]);
    }
    return Image.of(clean.height(), clean.width(), VIEWS * channels, views);
  }

  private static boolean occurs(float[] radii, int whole) {
    for (float one : radii) {
      if (share(one, whole) > 0) {
        return true;
      }
    }
    return false;
  }

  private static float share(float radius, int whole) {
    return Math.max(0, 1 - Math.abs(radius - whole));
  }

  /** What one view makes of a point: half a disc, the other half for the other view or sign. */
  static Kernel half(int whole, int view) {
    Disc disc = new Disc(Math.abs(whole));
    int side = Integer.signum(whole) * (view == 0 ? -1 : 1);
    // A kernel says what a pixel is made of, which is the point's image turned around.
    return Kernel.of(disc.reach(), (x, y) -> disc.coverage(-x, -y, side));
  }

  @Override
  public Support support() {
    return new Support((int) Math.ceil(radius), 1);
  }

  @Override
  public int channels(int clean) {
    return VIEWS * clean;
  }
}
