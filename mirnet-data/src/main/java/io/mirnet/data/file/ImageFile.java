package io.mirnet.data.file;

import io.mirnet.api.image.Image;
import java.util.Optional;

/**
 * What a picture file holds. Networks see colours only, so opacity is kept apart.
 *
 * @param colour 3 channels, RGB, 8 or 16 bit; a grey file's samples stand three times
 * @param alpha 1 channel of the same size and depth, 0 for transparent; empty if the file has none
 * @param grey whether the file holds grey only, so that it can be written back as it was
 */
public record ImageFile(Image colour, Optional<Image> alpha, boolean grey) {
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
}
