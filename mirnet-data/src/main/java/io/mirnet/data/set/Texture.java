package io.mirnet.data.set;

import java.util.random.RandomGenerator;

/**
 * A smooth random surface: values on a grid, interpolated (value noise), two octaves, stretched and
 * turned, so that it looks like cloth, grain or bark.
 */
final class Texture {
  private final int seed;
  private final float xx;
  private final float xy;
  private final float yx;
  private final float yy;

  /** A surface whose coarser cells are {@code cell} pixels wide and up to 4 times as long. */
  Texture(double cell, RandomGenerator random) {
    seed = random.nextInt();
    double angle = random.nextDouble() * 2 * Math.PI;
    double stretch = 1 + 3 * random.nextDouble() * random.nextDouble();
    xx = (float) (Math.cos(angle) / cell);
    xy = (float) (Math.sin(angle) / cell);
    yx = (float) (-Math.sin(angle) / cell / stretch);
    yy = (float) (Math.cos(angle) / cell / stretch);
  }

  /** The value at a place, in [-1, 1]. */
  float at(float x, float y) {
    float u = x * xx + y * xy;
    float v = x * yx + y * yy;
    return 0.65f * octave(u, v, seed) + 0.35f * octave(2.3f * u, 2.3f * v, ~seed);
  }

  private static float octave(float u, float v, int seed) {
    int left = (int) Math.floor(u);
    int top = (int) Math.floor(v);
    float s = smooth(u - left);
    float t = smooth(v - top);
    float above = mix(grid(left, top, seed), grid(left + 1, top, seed), s);
    float below = mix(grid(left, top + 1, seed), grid(left + 1, top + 1, seed), s);
    return mix(above, below, t);
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private static float mix(float a, float b, float t) {
    return a + t * (b - a);
  }

  /** A hash of the place (multipliers: xxHash's primes; finalizer: MurmurHash3's), in [-1, 1]. */
  private static float grid(int x, int y, int seed) {
    int h = seed + x * 0x9e3779b1 + y * 0x85ebca77;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return (h ^ (h >>> 16)) * 0x1p-31f;
  }
}
