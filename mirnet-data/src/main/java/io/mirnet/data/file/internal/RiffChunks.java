package io.mirnet.data.file.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** The chunks of a WebP file that say something about its pixels (RFC 9649, section 2). */
public final class RiffChunks {
  private static final int FIRST = 12;
  private static final int EXIF = fourCc("EXIF");
  private static final int PROFILE = fourCc("ICCP");
  private static final int EXTENDED = fourCc("VP8X");

  private static final int LOSSY = fourCc("VP8 ");
  private static final int LOSSLESS = fourCc("VP8L");
  private static final int ANIMATION = fourCc("ANMF");

  /** Each 16x16 pixels' prediction takes two bits or more (RFC 6386, section 11). */
  private static final int MOST_LOSSY = 16 * 16 * 8 / 2;

  /** One colour takes no bits; libwebp makes 10,304 bytes of 16383x16383 black pixels. */
  private static final int MOST_LOSSLESS = 1 << 15;

  /** VP8X: a profile follows. */
  private static final int HAS_PROFILE = 0x20;

  private RiffChunks() {}

  /** Sees a chunk, the stream being at its data. */
  private interface Visitor {
    void visit(int type, long length) throws IOException;
  }

  /** What can't be read counts as not there. */
  private static void each(ImageInputStream in, Visitor visitor) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    try {
      long at = FIRST;
      while (true) {
        in.seek(at);
        int type = in.readInt();
        long length = in.readUnsignedInt();
        visitor.visit(type, length);
        at += 8 + length + length % 2;
      }
    } catch (EOFException e) {
      // The last chunk was seen.
    }
  }

  /**
   * Reads them; what can't be read counts as not there.
   *
   * @param in a WebP file, at any place
   * @return the notes
   * @throws IOException if the stream can't be read
   */
  public static Notes read(ImageInputStream in) throws IOException {
    int[] orientation = {1};
    byte[][] profile = {null};
    each(
        in,
        (type, length) -> {
          if (length <= Notes.MOST_BYTES && (type == EXIF || type == PROFILE)) {
            byte[] data = new byte[(int) length];
            in.readFully(data);
            if (type == EXIF) {
              orientation[0] = TiffTags.orientation(data);
            } else {
              profile[0] = data;
            }
          }
        });
    return Notes.of(orientation[0], profile[0]);
  }

  /**
   * Says how many pixels the chunks that hold some may stand for.
   *
   * @param in a WebP file, at any place
   * @param bytes the file's length
   * @return the most
   * @throws IOException if the stream can't be read
   */
  public static long mostPixels(ImageInputStream in, long bytes) throws IOException {
    long[] most = {0};
    each(in, (type, length) -> most[0] += Math.min(length, bytes) * perByte(type));
    return most[0];
  }

  private static int perByte(int type) {
    if (type == LOSSY) {
      return MOST_LOSSY;
    }
    return type == LOSSLESS || type == ANIMATION ? MOST_LOSSLESS : 0;
  }

  /**
   * Takes the profile away from a decoder that would convert the samples by it, or refuse the file
   * for a damaged one.
   *
   * @param content a WebP file
   * @return the file without the mark that it has a profile
   */
  public static byte[] withoutProfile(byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length < FIRST + 9 || file.getInt(FIRST) != EXTENDED) {
      return content;
    }
    byte[] without = content.clone();
    without[FIRST + 8] &= ~HAS_PROFILE;
    return without;
  }

  private static int fourCc(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
