package io.mirnet.api.image;

/**
 * What one update trains on: patches as floats in the order (N, H, W, C), which is the memory of a
 * channels-last array. The arrays are not copied; they belong to whoever takes the batch.
 */
public final class Batch {
  private final int size;
  private final int height;
  private final int width;
  private final float[] input;
  private final float[] target;

  /**
   * Wraps the values of a batch.
   *
   * @param size number of patches
   * @param height rows of a patch, in pixels
   * @param width columns of a patch, in pixels
   * @param input (N, H, W, C) values
   * @param target (N, H, W, C') values
   * @throws IllegalArgumentException if an array's length is no multiple of the pixels
   */
  public Batch(int size, int height, int width, float[] input, float[] target) {
    long pixels = (long) size * height * width;
    if (pixels < 1
        || input.length == 0
        || target.length == 0
        || input.length % pixels != 0
        || target.length % pixels != 0) {
      throw new IllegalArgumentException(
          "%d and %d values don't make %d patches of %dx%d"
              .formatted(input.length, target.length, size, width, height));
    }
    this.size = size;
    this.height = height;
    this.width = width;
    this.input = input;
    this.target = target;
  }

  /**
   * Returns the number of patches.
   *
   * @return N
   */
  public int size() {
    return size;
  }

  /**
   * Returns the rows of a patch.
   *
   * @return H, in pixels
   */
  public int height() {
    return height;
  }

  /**
   * Returns the columns of a patch.
   *
   * @return W, in pixels
   */
  public int width() {
    return width;
  }

  /**
   * Returns the degraded patches.
   *
   * @return values in [0, 1], (N, H, W, C); not a copy
   */
  public float[] input() {
    return input;
  }

  /**
   * Returns the clean patches.
   *
   * @return values in [0, 1], (N, H, W, C'); not a copy
   */
  public float[] target() {
    return target;
  }
}
