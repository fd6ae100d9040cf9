package io.mirnet.data.batch;

import java.util.SplittableRandom;

/**
 * Chance as a function instead of a state: what sample i of iteration n draws depends on (seed, n,
 * i) alone. So neither the number of worker threads nor a killed and resumed run changes a bit, and
 * nothing has to be saved.
 */
public final class SampleRandom {
  /** 2^64 divided by the golden ratio: spreads small counters over all bits. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private SampleRandom() {}

  /**
   * Returns the source of chance of one sample.
   *
   * @param seed the seed of the run
   * @param iteration number of updates done before
   * @param sample index within the batch; -1 for what concerns the batch as a whole
   * @return a new generator, always in the same state for the same arguments
   */
  public static SplittableRandom at(long seed, long iteration, long sample) {
    long mixed = mix(seed + GOLDEN);
    mixed = mix(mixed + iteration * GOLDEN);
    return new SplittableRandom(mix(mixed + sample * GOLDEN));
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014; constants: Stafford's variant 13). */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
