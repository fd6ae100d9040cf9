package io.mirnet.train.observe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A PNG file as it is, with what its header says (PNG specification, chapter 11.2.2).
 *
 * @param height rows
 * @param width columns
 * @param channels 1 for grey, 2 for grey with alpha, 3 for RGB or a palette, 4 for RGB with alpha
 * @param bytes the file
 */
record Png(int height, int width, int channels, byte[] bytes) {
  private static final byte[] BEFORE_SIZE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  /** Channels by color type; there are no types 1 and 5. */
  private static final int[] CHANNELS = {1, 0, 3, 3, 2, 0, 4};

  private static final int COLOR_TYPE = BEFORE_SIZE.length + 9;

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read or is no PNG; names it
   */
  static Png read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length <= COLOR_TYPE
        || !Arrays.equals(Arrays.copyOf(bytes, BEFORE_SIZE.length), BEFORE_SIZE)
        || bytes[COLOR_TYPE] < 0
        || bytes[COLOR_TYPE] >= CHANNELS.length) {
      throw new IOException(file + " is no PNG");
    }
    ByteBuffer size = ByteBuffer.wrap(bytes, BEFORE_SIZE.length, 8);
    int width = size.getInt();
    return new Png(size.getInt(), width, CHANNELS[bytes[COLOR_TYPE]], bytes);
  }
}
