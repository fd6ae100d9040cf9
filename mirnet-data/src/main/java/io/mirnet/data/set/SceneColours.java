package io.mirnet.data.set;

import java.util.random.RandomGenerator;

/**
 * Colours that occur together in real pictures. The lists are the 24 cluster centres (k-means over
 * 12000 random pixels, sorted by luminance) of three free photographs from scikit-image's samples:
 * astronaut (NASA, public domain), chelsea and coffee (both CC0). As all three are rather warm, a
 * scene may exchange the three primaries and fade what comes out, which gives greens and blues that
 * are as muted as they mostly are in nature.
 */
final class SceneColours {
  private static final int[][] PALETTES = {
    {
      0x020101, 0x190b34, 0x251109, 0x2e1f58, 0x720f16, 0x3e2e1a, 0x654a1c, 0x5f388f,
      0x544a4c, 0xa9350f, 0x836647, 0x77706e, 0xcb552f, 0xde6946, 0xa28468, 0x938889,
      0xe77f5a, 0xab9e98, 0xb8afab, 0xd7b299, 0xc8bfbb, 0xd8cdc9, 0xe2dbde, 0xf8f5f5
    },
    {
      0x191109, 0x382111, 0x51341d, 0x6f3311, 0x684327, 0x65493d, 0x854c21, 0x7b5233,
      0x795a48, 0x8b5d38, 0x80675b, 0x8f6748, 0xa16f3b, 0x907365, 0x9b7252, 0xa27c63,
      0x9b8177, 0xb28154, 0xad876c, 0xab8e81, 0xbe9576, 0xb4998f, 0xbca59e, 0xc7b1af
    },
    {
      0x170502, 0x2c0602, 0x24170d, 0x490e06, 0x691206, 0x8b1c08, 0x6b311a, 0xa7290e,
      0x8f3d1a, 0xba3313, 0xa8471a, 0x9d522a, 0xb75a26, 0xaf6539, 0xc66b33, 0xc27746,
      0xc98857, 0xe79039, 0xd3996a, 0xddab7f, 0xe7be98, 0xf2d6b7, 0xf7eadb, 0xf8f9fb
    }
  };

  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  /** Share of leaves that keep the primaries of the photograph. */
  private static final double UNCHANGED = 0.5;

  /** How far a colour with exchanged primaries is drawn towards grey. */
  private static final double FADE = 0.4;

  /** Standard deviation around a cluster's centre, about that of the clusters themselves. */
  private static final double SPREAD = 0.03;

  private final int[] palette;
  private final int[] order;

  SceneColours(RandomGenerator random) {
    palette = PALETTES[random.nextInt(PALETTES.length)];
    order = ORDERS[random.nextInt(ORDERS.length)];
  }

  /** Red, green and blue in about [0, 1]. */
  float[] next(RandomGenerator random) {
    int colour = palette[random.nextInt(palette.length)];
    boolean unchanged = random.nextDouble() < UNCHANGED;
    double fade = unchanged ? 0 : FADE;
    double grey = (sample(colour, 0) + sample(colour, 1) + sample(colour, 2)) / 3;
    float[] rgb = new float[3];
    for (int c = 0; c < 3; c++) {
      double value = sample(colour, unchanged ? c : order[c]);
      rgb[c] = (float) (value + fade * (grey - value) + SPREAD * random.nextGaussian());
    }
    return rgb;
  }

  private static double sample(int colour, int channel) {
    return ((colour >> (16 - 8 * channel)) & 0xff) / 255.0;
  }
}
