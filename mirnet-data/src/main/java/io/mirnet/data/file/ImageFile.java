package io.mirnet.data.file;

import io.mirnet.api.image.Image;
import java.util.Optional;

/**
 * What a picture file holds. Networks see colours only, so opacity is kept apart.
 *
 * @param colour 3 channels, RGB, 8 or 16 bit; a grey file's samples stand three times
 * @param alpha 1 channel of the same size and depth, 0 for transparent; empty if the file has none
 * @param grey whether the file holds grey only, so that it can be written back as it was
 * @param profile what the samples mean; empty for sRGB, or where the file doesn't say
 * @param turned whether the file's pixels lie otherwise, and were turned upright as its EXIF
 *     orientation says
 */
public record ImageFile(
    Image colour,
    Optional<Image> alpha,
    boolean grey,
    Optional<ColourProfile> profile,
    boolean turned) {
  /**
   * Checks channels and sizes.
   *
   * @throws IllegalArgumentException if the colours don't have 3 channels, or the opacity doesn't
   *     have 1 or has another size
   */
  public ImageFile {
    if (colour.channels() != 3) {
      throw new IllegalArgumentException("colours need 3 channels: " + colour);
    }
    if (alpha.isPresent()
        && (alpha.get().channels() != 1
            || alpha.get().width() != colour.width()
            || alpha.get().height() != colour.height())) {
      throw new IllegalArgumentException(
          "opacity needs 1 channel and the size of the colours: %s and %s"
              .formatted(alpha.get(), colour));
    }
  }

  /**
   * Makes an upright picture without a profile.
   *
   * @param colour 3 channels, RGB, 8 or 16 bit
   * @param alpha 1 channel of the same size and depth; empty if there is none
   * @param grey whether to write one grey channel
   */
  public ImageFile(Image colour, Optional<Image> alpha, boolean grey) {
    this(colour, alpha, grey, Optional.empty(), false);
  }

  /**
   * Returns the picture with other colours, as those that a network made of it.
   *
   * @param other 3 channels of the same size
   * @return the rest as it is; opacity in the depth of the colours
   */
  public ImageFile with(Image other) {
    return new ImageFile(
        other, alpha.map(image -> image.quantize(other.bits())), grey, profile, turned);
  }
}
