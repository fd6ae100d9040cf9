package io.mirnet.data.file;

import io.mirnet.api.InputException;
import java.nio.file.Path;

/** Whether Java's memory has room for a picture, asked before a decoder fills it. */
final class Room {
  /** A pixel's samples as decoded and as kept, of one byte each at least. */
  private static final long BYTES_A_PIXEL = 2 * 3;

  private static final long MEGABYTE = 1 << 20;

  private Room() {}

  static void require(Path file, Size size) {
    long pixels = (long) size.width() * size.height();
    long needed = pixels * BYTES_A_PIXEL;
    long most = Runtime.getRuntime().maxMemory();
    // Samples are kept in one array.
    if (pixels > Integer.MAX_VALUE / 3 || needed > most) {
      throw new InputException(
          "picture %s has %s pixels, which need %d MB of Java's memory of %d MB; cut it into several, or give Java more by -Xmx"
              .formatted(file, size, needed / MEGABYTE, most / MEGABYTE));
    }
  }
}
