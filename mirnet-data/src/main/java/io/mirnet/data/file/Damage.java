package io.mirnet.data.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Whether a file is whole. Decoders alone don't tell: they fill the missing part of a cut-off
 * picture with grey or black, and check no checksum.
 */
final class Damage {
  private static final String SHORT = "it ends too early";

  private static final int PNG_SIGNATURE = 8;
  private static final int PNG_FRAME = 12;
  private static final int IEND = 0x49454e44;
  private static final int RIFF_FRAME = 8;

  /** Second bytes of JPEG markers (ITU T.81, table B.1). */
  private static final int EOI = 0xd9;

  private static final int START_OF_SCAN = 0xda;

  private Damage() {}

  /** What is wrong with a file; empty where nothing is, or where its decoder finds it. */
  static Optional<String> of(Format format, byte[] content) {
    return switch (format) {
      case PNG -> ofPng(content);
      // Neither marker occurs in entropy-coded data; a thumbnail's come before the last SOS.
      case JPEG ->
          lastMarker(content, EOI) > lastMarker(content, START_OF_SCAN)
              ? Optional.empty()
              : Optional.of(SHORT);
      case WEBP -> ofRiff(content);
      case TIFF, BMP -> Optional.empty();
    };
  }

  /** Walks the chunks (PNG specification, section 5): length, type, data, CRC. */
  private static Optional<String> ofPng(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    int at = PNG_SIGNATURE;
    while (content.length - at >= PNG_FRAME) {
      int length = buffer.getInt(at);
      if (length < 0 || length > content.length - at - PNG_FRAME) {
        break;
      }
      int type = buffer.getInt(at + 4);
      CRC32 crc = new CRC32();
      crc.update(content, at + 4, length + 4);
      // Ancillary chunks, told by bit 5 of their first letter, don't touch the samples.
      boolean critical = (type & 0x20000000) == 0;
      if (critical && (int) crc.getValue() != buffer.getInt(at + 8 + length)) {
        return Optional.of("a checksum doesn't match");
      }
      if (type == IEND) {
        return Optional.empty();
      }
      at += length + PNG_FRAME;
    }
    return Optional.of(SHORT);
  }

  private static Optional<String> ofRiff(byte[] content) {
    long stated =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES));
    return stated <= content.length - RIFF_FRAME ? Optional.empty() : Optional.of(SHORT);
  }

  private static int lastMarker(byte[] content, int second) {
    for (int at = content.length - 2; at >= 0; at--) {
      if ((content[at] & 0xff) == 0xff && (content[at + 1] & 0xff) == second) {
        return at;
      }
    }
    return -1;
  }
}
