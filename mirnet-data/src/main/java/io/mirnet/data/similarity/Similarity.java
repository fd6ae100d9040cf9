package io.mirnet.data.similarity;

import io.mirnet.api.image.Image;
import io.mirnet.api.image.Scores;
import java.util.Optional;

/**
 * How near a restored image is to its target, by the definitions of the published tables. The peak
 * is declared, never guessed from the data, and values are clamped first. Numbers of different
 * definitions can't be compared. What is not in a table is put together as a {@link Definition}.
 */
public final class Similarity {
  private static final Definition LEVELS =
      Definition.of(new Samples(Colour.RGB, 255, Crop.NONE))
          .withPsnr()
          .withSsim(SsimVariant.MATLAB_VOLUME);

  private static final Samples UNIT = new Samples(Colour.RGB, 1, Crop.NONE);

  private static final Definition VALUES =
      Definition.of(UNIT).withPsnr().withSsim(SsimVariant.MATLAB_VOLUME);

  private static final Definition VALUES_WITH_MAE =
      Definition.of(UNIT).withPsnr().withSsim(SsimVariant.SCIKIT_IMAGE).withMae();

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
    return LEVELS.score(restored, target);
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
    return VALUES.score(restored, target);
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
    return VALUES_WITH_MAE.score(restored, target);
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
    Crop edge = new Crop(scale - 1, Optional.of(scale));
    return Definition.of(new Samples(Colour.Y, 255, edge))
        .withPsnr()
        .withSsim(SsimVariant.WANG)
        .score(restored, target);
  }
}
