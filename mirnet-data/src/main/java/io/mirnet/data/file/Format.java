package io.mirnet.data.file;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The kinds of files that are read, and whether one is whole. ImageIO alone doesn't tell: it fills
 * the missing part of a cut-off picture with grey or black, and checks no checksum.
 */
enum Format {
  PNG("png") {
    /** Walks the chunks (PNG specification, section 5): length, type, data, CRC. */
    @Override
    Optional<String> damage(byte[] content) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      int at = SIGNATURE_LENGTH;
      while (content.length - at >= CHUNK_FRAME) {
        int length = buffer.getInt(at);
        if (length < 0 || length > content.length - at - CHUNK_FRAME) {
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
        at += length + CHUNK_FRAME;
      }
      return Optional.of("it ends too early");
    }
  },
  JPEG("jpeg") {
    /** Neither marker occurs in entropy-coded data; a thumbnail's come before the last SOS. */
    @Override
    Optional<String> damage(byte[] content) {
      return lastMarker(content, EOI) > lastMarker(content, START_OF_SCAN)
          ? Optional.empty()
          : Optional.of("it ends too early");
    }
  };

  static final int SIGNATURE_LENGTH = 8;

  /** First bytes of a PNG file (PNG specification, section 5.2). */
  private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;

  private static final int CHUNK_FRAME = 12;
  private static final int IEND = 0x49454e44;

  /** Second bytes of JPEG markers (ITU T.81, table B.1). */
  private static final int START_OF_IMAGE = 0xd8;

  private static final int EOI = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private final String imageIoName;

  Format(String imageIoName) {
    this.imageIoName = imageIoName;
  }

  /** What is wrong with a file of this kind; empty if it is whole. */
  abstract Optional<String> damage(byte[] content);

  String imageIoName() {
    return imageIoName;
  }

  static Optional<Format> of(byte[] start) {
    if (start.length >= SIGNATURE_LENGTH && ByteBuffer.wrap(start).getLong() == PNG_SIGNATURE) {
      return Optional.of(PNG);
    }
    return start.length >= 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == START_OF_IMAGE
        ? Optional.of(JPEG)
        : Optional.empty();
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
