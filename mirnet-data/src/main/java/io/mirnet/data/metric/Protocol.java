package io.mirnet.data.metric;

import io.mirnet.api.image.Image;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How published tables of a data set are measured: value range, rounding, colour, crop and SSIM
 * variant. The peak is declared, never guessed from the data, and values are clamped first. Numbers
 * of different protocols can't be compared. Scores of a set are the mean of its images.
 */
public enum Protocol {
  /** LoL: RGB of 8 bit, rounded half to even; PSNR with peak 255; SSIM as Matlab's volume. */
  LOL,

  /** MIT-Adobe FiveK: measured like LoL. */
  FIVEK,

  /** SIDD: RGB in [0, 1], not rounded; PSNR with peak 1; SSIM as Matlab's volume. */
  SIDD,

  /** RealSR x2: Y of 8 bit, edges cropped; PSNR with peak 255; Wang's SSIM. */
  REALSR_X2,

  /** RealSR x3. */
  REALSR_X3,

  /** RealSR x4. */
  REALSR_X4,

  /** DPDD: RGB in [0, 1], not rounded; PSNR with peak 1; SSIM as scikit-image's default; MAE. */
  DPDD;

  /**
   * Measures a restored image.
   *
   * @param restored the network's output, floats or already quantized
   * @param target the clean image, of the same size and channels
   * @return the scores
   * @throws IllegalArgumentException if sizes differ, the protocol needs RGB and doesn't get it, or
   *     the images are smaller than its window
   */
  public Scores score(Image restored, Image target) {
    if (restored.width() != target.width()
        || restored.height() != target.height()
        || restored.channels() != target.channels()) {
      throw new IllegalArgumentException(
          "restored (%s) and target (%s) must have one size and one number of channels"
              .formatted(restored, target));
    }
    return switch (this) {
      case LOL, FIVEK -> levels(restored, target);
      case SIDD -> unit(restored, target);
      case REALSR_X2 -> luma(restored, target, 2);
      case REALSR_X3 -> luma(restored, target, 3);
      case REALSR_X4 -> luma(restored, target, 4);
      case DPDD -> defocus(restored, target);
    };
  }

  /**
   * Returns the name in YAML and on the command line.
   *
   * @return for example {@code realsr-x2}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return label();
  }

  /**
   * Returns all names.
   *
   * @return labels, in the order of declaration
   */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Protocol::label).toList();
  }

  /**
   * Finds a protocol by its name.
   *
   * @param label for example {@code lol}
   * @return the protocol
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static Protocol of(String label) {
    return Arrays.stream(values())
        .filter(protocol -> protocol.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no metric protocol is named '%s'; there are: %s"
                        .formatted(label, String.join(", ", labels()))));
  }

  private static Scores levels(Image restored, Image target) {
    Planes a = Planes.levels(restored);
    Planes b = Planes.levels(target);
    return new Scores(
        PixelError.psnr(a, b, 255), Ssim.matlabVolume(a, b, 255), OptionalDouble.empty());
  }

  private static Scores unit(Image restored, Image target) {
    Planes a = Planes.unit(restored);
    Planes b = Planes.unit(target);
    return new Scores(PixelError.psnr(a, b, 1), Ssim.matlabVolume(a, b, 1), OptionalDouble.empty());
  }

  private static Scores luma(Image restored, Image target, int scale) {
    Planes a = luma(restored).crop(scale - 1, scale - 1, scale, scale);
    Planes b = luma(target).crop(scale - 1, scale - 1, scale, scale);
    return new Scores(PixelError.psnr(a, b, 255), Ssim.wang(a, b, 255), OptionalDouble.empty());
  }

  private static Scores defocus(Image restored, Image target) {
    Planes a = Planes.unit(restored);
    Planes b = Planes.unit(target);
    return new Scores(
        PixelError.psnr(a, b, 1), Ssim.uniform(a, b, 1), OptionalDouble.of(PixelError.mae(a, b)));
  }

  /** Y of ITU-R BT.601 in 16 to 235, rounded, as Matlab's {@code rgb2ycbcr} gives it. */
  private static Planes luma(Image image) {
    if (image.channels() != 3) {
      throw new IllegalArgumentException("this protocol measures RGB images, not " + image);
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
