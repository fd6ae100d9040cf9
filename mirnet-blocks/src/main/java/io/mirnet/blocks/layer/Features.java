package io.mirnet.blocks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Arrays;

/**
 * Functions of feature maps (N, C, H, W) that DJL lacks. A map in channels-last order gives a map
 * in that order, copied once at most.
 */
public final class Features {
  private Features() {}

  /**
   * Averages over several axes; DJL's {@code mean} takes one on PyTorch.
   *
   * @param x any shape
   * @param axes the axes, each of which becomes 1
   * @return the means
   */
  public static NDArray mean(NDArray x, int... axes) {
    long count =
        Arrays.stream(axes)
            .mapToLong(axis -> x.getShape().get(axis))
            .reduce(1, Math::multiplyExact);
    try (NDArray sum = x.sum(axes, true)) {
      return sum.div(count);
    }
  }

  /**
   * Computes the variance over several axes.
   *
   * @param x any shape
   * @param axes the axes, each of which becomes 1
   * @return mean((x - mean(x))^2), that is divided by the number of values and not by one less
   */
  public static NDArray variance(NDArray x, int... axes) {
    try (NDArray mean = mean(x, axes);
        NDArray distance = x.sub(mean);
        NDArray square = distance.square()) {
      return mean(square, axes);
    }
  }

  /**
   * Makes pixels of channels, as {@code nn.PixelShuffle}: (N, C r r, H, W) to (N, C, r H, r W).
   *
   * @param x feature maps
   * @param factor r
   * @return output (c, h r + i, w r + j) is input (c r r + i r + j, h, w)
   */
  public static NDArray pixelShuffle(NDArray x, int factor) {
    long[] size = x.getShape().getShape();
    long channels = size[1] / ((long) factor * factor);
    if (channels * factor * factor != size[1]) {
      throw new IllegalArgumentException(
          "%d channels don't make %dx%d pixels".formatted(size[1], factor, factor));
    }
    try (NDArray rows = x.transpose(0, 2, 3, 1);
        NDArray parts = rows.reshape(size[0], size[2], size[3], channels, factor, factor);
        NDArray pixels = parts.transpose(0, 1, 4, 2, 5, 3);
        NDArray image = pixels.reshape(size[0], size[2] * factor, size[3] * factor, channels)) {
      return image.transpose(0, 3, 1, 2);
    }
  }

  /**
   * Makes channels of pixels, as {@code nn.PixelUnshuffle}: (N, C, r H, r W) to (N, C r r, H, W).
   *
   * @param x feature maps
   * @param factor r, which divides both sides
   * @return what {@link #pixelShuffle} takes back
   */
  public static NDArray pixelUnshuffle(NDArray x, int factor) {
    long[] size = x.getShape().getShape();
    long height = size[2] / factor;
    long width = size[3] / factor;
    if (height * factor != size[2] || width * factor != size[3]) {
      throw new IllegalArgumentException(
          "sides of %d and %d pixels are no multiples of %d".formatted(size[2], size[3], factor));
    }
    try (NDArray rows = x.transpose(0, 2, 3, 1);
        NDArray pixels = rows.reshape(size[0], height, factor, width, factor, size[1]);
        NDArray parts = pixels.transpose(0, 1, 3, 5, 2, 4);
        NDArray image = parts.reshape(size[0], height, width, size[1] * factor * factor)) {
      return image.transpose(0, 3, 1, 2);
    }
  }

  /**
   * Mirrors the borders without repeating them, as {@code nn.ReflectionPad2d}. Zeros are added by
   * DJL's {@code x.pad(new Shape(left, right, top, bottom), 0)}.
   *
   * @param x feature maps
   * @param left columns to add, fewer than there are
   * @param right columns to add, fewer than there are
   * @param top rows to add, fewer than there are
   * @param bottom rows to add, fewer than there are
   * @return (N, C, top + H + bottom, left + W + right)
   */
  public static NDArray reflect(NDArray x, long left, long right, long top, long bottom) {
    NDArray wide = reflect(x, 3, left, right);
    NDArray all = reflect(wide, 2, top, bottom);
    if (wide != x && wide != all) {
      wide.close();
    }
    return all;
  }

  private static NDArray reflect(NDArray x, int axis, long before, long after) {
    long size = x.getShape().get(axis);
    if (Math.max(before, after) >= size || Math.min(before, after) < 0) {
      throw new IllegalArgumentException(
          "%d pixels can be reflected by 0 to %d, not by %d and %d"
              .formatted(size, size - 1, before, after));
    }
    NDList parts = new NDList(x);
    if (before > 0) {
      parts.add(0, mirrored(x, axis, 1, before + 1));
    }
    if (after > 0) {
      parts.add(mirrored(x, axis, size - 1 - after, size - 1));
    }
    NDArray all = parts.size() == 1 ? x : NDArrays.concat(parts, axis);
    parts.stream().filter(part -> part != x).forEach(NDArray::close);
    return all;
  }

  private static NDArray mirrored(NDArray x, int axis, long begin, long end) {
    NDList parts = x.split(new long[] {begin, end}, axis);
    NDArray mirrored = parts.get(1).flip(axis);
    parts.close();
    return mirrored;
  }
}
