package io.mirnet.data.file.internal;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a file says about its pixels.
 *
 * @param orientation EXIF's number, 1 to 8; 1 for upright (CIPA DC-008, tag 274)
 * @param profile the ICC profile as it stands in the file, not checked
 * @param foreign what the pixels are, as in "CMYK colours", where they are neither grey nor RGB
 */
public record Notes(int orientation, Optional<ByteBuffer> profile, Optional<String> foreign) {
  /** Most bytes of a profile or of EXIF data that are read; a JPEG has room for 16.7 MB. */
  static final int MOST_BYTES = 1 << 24;

  /** Upright grey or RGB without a profile. */
  public static final Notes NONE = new Notes(1, Optional.empty(), Optional.empty());

  static Notes of(int orientation, byte[] profile) {
    return new Notes(
        orientation >= 1 && orientation <= 8 ? orientation : 1,
        Optional.ofNullable(profile).map(ByteBuffer::wrap),
        Optional.empty());
  }
}
