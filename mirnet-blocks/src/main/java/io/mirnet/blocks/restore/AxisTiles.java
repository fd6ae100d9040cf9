package io.mirnet.blocks.restore;

/**
 * The tiles along one axis: where they start and how much each weighs at each of its pixels. The
 * weights of all tiles add up to one everywhere, so that no second pass has to divide by their sum.
 */
final class AxisTiles {
  private final int length;
  private final int[] starts;
  private final float[][] weights;

  /**
   * Cuts an axis.
   *
   * @param extent pixels of the axis, a multiple of {@code multiple}
   * @param tiling size and overlap
   * @param multiple tiles start and end at multiples of this
   */
  AxisTiles(int extent, Tiling tiling, int multiple) {
    int size = tiling.size() - tiling.size() % multiple;
    if (tiling.size() == 0 || extent <= Math.max(size, multiple)) {
      length = extent;
      starts = new int[] {0};
    } else {
      length = Math.max(size, multiple);
      int overlap = Math.min(tiling.overlap(), length - multiple);
      int stride = (length - overlap) / multiple * multiple;
      starts = new int[(extent - length + stride - 1) / stride + 1];
      for (int k = 0; k < starts.length; k++) {
        starts[k] = Math.min(k * stride, extent - length);
      }
    }
    weights = ramps(extent);
  }

  /** A tile fades in linearly over what it shares with the one before, and out likewise. */
  private float[][] ramps(int extent) {
    float[][] ramps = new float[starts.length][length];
    float[] sums = new float[extent];
    for (int k = 0; k < starts.length; k++) {
      int sharedBefore = k == 0 ? 0 : starts[k - 1] + length - starts[k];
      int sharedAfter = k == starts.length - 1 ? 0 : starts[k] + length - starts[k + 1];
      for (int i = 0; i < length; i++) {
        float in = i < sharedBefore ? (i + 1f) / (sharedBefore + 1) : 1;
        int fromEnd = length - 1 - i;
        float out = fromEnd < sharedAfter ? (fromEnd + 1f) / (sharedAfter + 1) : 1;
        ramps[k][i] = Math.min(in, out);
        sums[starts[k] + i] += ramps[k][i];
      }
    }
    for (int k = 0; k < starts.length; k++) {
      for (int i = 0; i < length; i++) {
        ramps[k][i] /= sums[starts[k] + i];
      }
    }
    return ramps;
  }

  int count() {
    return starts.length;
  }

  int length() {
    return length;
  }

  int start(int tile) {
    return starts[tile];
  }

  float weight(int tile, int offset) {
    return weights[tile][offset];
  }
}
