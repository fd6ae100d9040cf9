package io.mirnet.data.file;

import java.util.List;
import java.util.Optional;

/**
 * What a picture's file says before it is decoded.
 *
 * @param size the size of the upright picture
 * @param turned whether the file's pixels lie otherwise, as its EXIF orientation says
 */
public record Header(Size size, boolean turned) {

  /**
   * Tells that pictures are turned, since other programs may not.
   *
   * @param headers those of the pictures in use
   * @return a line; nothing where none is turned
   */
  public static Optional<String> note(List<Header> headers) {
    return note(headers.stream().filter(Header::turned).count());
  }

  /**
   * Tells that pictures were turned.
   *
   * @param turned how many
   * @return a line; nothing where none was
   */
  public static Optional<String> note(long turned) {
    return turned == 0
        ? Optional.empty()
        : Optional.of("turned upright by their EXIF orientation: " + turned);
  }
}
