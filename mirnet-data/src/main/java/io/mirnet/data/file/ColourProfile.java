package io.mirnet.data.file;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The ICC profile of a picture: what its samples mean as colours. Samples are never converted by
 * it; it goes with them, so that the result means the same.
 *
 * @param bytes the profile as it stands in the file
 */
public record ColourProfile(ByteBuffer bytes) {
  /** Places in the header (ICC.1:2022, 7.2): colour space of the data, and the signature "acsp". */
  private static final int HEADER = 128;

  private static final int SPACE = 16;
  private static final int SIGNATURE = 36;
  private static final int ACSP = 0x61637370;
  private static final int RGB = 0x52474220;
  private static final int GREY = 0x47524159;

  /** Makes the bytes unchangeable. */
  public ColourProfile {
    bytes = bytes.asReadOnlyBuffer();
  }

  /**
   * Returns a profile if it is one for such samples. Another one, of CIELab data in an RGB file for
   * example, says nothing of them, and libjpeg doesn't look at it either.
   *
   * @param bytes what a file has in place of a profile
   * @param grey whether its samples are grey
   * @return the profile, or nothing
   */
  static Optional<ColourProfile> of(ByteBuffer bytes, boolean grey) {
    boolean fits =
        bytes.remaining() >= HEADER
            && bytes.getInt(0) == bytes.remaining()
            && bytes.getInt(SIGNATURE) == ACSP
            && bytes.getInt(SPACE) == (grey ? GREY : RGB);
    return fits ? Optional.of(new ColourProfile(bytes)) : Optional.empty();
  }

  byte[] toArray() {
    byte[] array = new byte[bytes.remaining()];
    bytes.get(bytes.position(), array);
    return array;
  }
}
