package io.mirnet.cli.benchmark;

import java.util.Random;

/** Images of which only the size matters. */
final class Noise {
  private static final long SEED = 1;

  private Noise() {}

  /**
   * Makes values, the same in every run.
   *
   * @param length how many
   * @return numbers in [0, 1)
   */
  static float[] of(int length) {
    Random random = new Random(SEED);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
