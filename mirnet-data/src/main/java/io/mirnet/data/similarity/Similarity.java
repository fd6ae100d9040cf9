package io.mirnet.data.similarity;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.Scores;
import java.util.Map;

/**
 * How near a restored image is to its target, by the definitions of the published tables. The peak
 * is declared, never guessed from the data, and values are clamped first. Numbers of different
 * definitions can't be compared.
 */
public final class Similarity {
  private Similarity() {}

  /**
   * 8-bit samples of all channels, floats rounded half to even; PSNR with peak 255; SSIM as
   * Matlab's volume.
   *
   * @param restored the network's output, floats or already quantized
   * @param target the clean image, of the same size and channels
   * @return PSNR and SSIM
   * @throws IllegalArgumentException if sizes or channels differ
   */
  public static Scores ofLevels(Image restored, Image target) {
    requireAlike(restored, target);
    Planes a = Planes.levels(restored);
    Planes b = Planes.levels(target);
    return new Scores(PixelError.psnr(a, b, 255), Ssim.matlabVolume(a, b, 255));
  }

  /**
   * Values in [0, 1] of all channels, not rounded; PSNR with peak 1; SSIM as Matlab's volume.
   *
   * @param restored the network's output, floats or already quantized
   * @param target the clean image, of the same size and channels
   * @return PSNR and SSIM
   * @throws IllegalArgumentException if sizes or channels differ
   */
  public static Scores ofValues(Image restored, Image target) {
    requireAlike(restored, target);
    Planes a = Planes.unit(restored);
    Planes b = Planes.unit(target);
    return new Scores(PixelError.psnr(a, b, 1), Ssim.matlabVolume(a, b, 1));
  }

  /**
   * Values in [0, 1] of all channels, not rounded; PSNR with peak 1; SSIM as scikit-image's
   * default; mean absolute error.
   *
   * @param restored the network's output, floats or already quantized
   * @param target the clean image, of the same size and channels
   * @return PSNR, SSIM and {@code mae}, which is on the scale of [0, 1]
   * @throws IllegalArgumentException if sizes or channels differ, or the images are smaller than
   *     7x7
   */
  public static Scores ofValuesWithMae(Image restored, Image target) {
    requireAlike(restored, target);
    Planes a = Planes.unit(restored);
    Planes b = Planes.unit(target);
    return new Scores(
        PixelError.psnr(a, b, 1), Ssim.uniform(a, b, 1), Map.of("mae", PixelError.mae(a, b)));
  }

  /**
   * Y of 8 bit, without the edge that up-sampling by a scale spoils: scale - 1 pixels at the top
   * and on the left, scale pixels at the bottom and on the right; PSNR with peak 255; Wang's SSIM.
   *
   * @param restored the network's output, floats or already quantized, RGB
   * @param target the clean image, RGB of the same size
   * @param scale by how much the input was up-sampled, at least 1
   * @return PSNR and SSIM
   * @throws IllegalArgumentException if sizes differ, the images are not RGB, or what is left is
   *     smaller than 11x11
   */
  public static Scores ofLuma(Image restored, Image target, int scale) {
    requireAlike(restored, target);
    Planes a = luma(restored).crop(scale - 1, scale - 1, scale, scale);
    Planes b = luma(target).crop(scale - 1, scale - 1, scale, scale);
    return new Scores(PixelError.psnr(a, b, 255), Ssim.wang(a, b, 255));
  }

  private static void requireAlike(Image restored, Image target) {
    if (restored.width() != target.width()
        || restored.height() != target.height()
        || restored.channels() != target.channels()) {
      throw new IllegalArgumentException(
          "restored (%s) and target (%s) must have one size and one number of channels"
              .formatted(restored, target));
    }
  }

  /** Y of ITU-R BT.601 in 16 to 235, rounded, as Matlab's {@code rgb2ycbcr} gives it. */
  private static Planes luma(Image image) {
    if (image.channels() != 3) {
      throw new IllegalArgumentException("this metric measures RGB images, not " + image);
    }
    Planes rgb = Planes.levels(image);
    Planes luma = Planes.empty(rgb.height(), rgb.width(), 1);
    double[] red = rgb.plane(0);
    double[] green = rgb.plane(1);
    double[] blue = rgb.plane(2);
    for (int i = 0; i < luma.plane(0).length; i++) {
      double weighted = 65.481 * red[i] + 128.553 * green[i] + 24.966 * blue[i];
      luma.plane(0)[i] = Math.rint(16 + weighted / 255);
    }
    return luma;
  }
}
