package io.mirnet.data.file.internal;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/** The chunks of a PNG file that say something about its pixels (PNG specification, 11.3). */
public final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final int IEND = 0x49454e44;
  private static final int EXIF = 0x65584966;
  private static final int PROFILE = 0x69434350;

  private PngChunks() {}

  /**
   * Reads them; what can't be read counts as not there, since the pixels don't depend on it.
   *
   * @param in a PNG file, at any place
   * @return the notes
   * @throws IOException if the stream can't be read
   */
  public static Notes read(ImageInputStream in) throws IOException {
    int orientation = 1;
    byte[] profile = null;
    try {
      long at = SIGNATURE;
      int type = 0;
      while (type != IEND) {
        in.seek(at);
        int length = in.readInt();
        type = in.readInt();
        if (length < 0) {
          break;
        }
        if (type == EXIF || type == PROFILE) {
          byte[] data = new byte[Math.min(length, Notes.MOST_BYTES)];
          in.readFully(data);
          if (type == EXIF) {
            orientation = TiffTags.orientation(data);
          } else {
            profile = inflated(data);
          }
        }
        at += length + (long) FRAME;
      }
    } catch (EOFException e) {
      // The decoder says that the file ends too early.
    }
    return Notes.of(orientation, profile);
  }

  /** A name, a zero, the method (0), and the profile by zlib. */
  private static byte[] inflated(byte[] data) {
    int name = 0;
    while (name < data.length && data[name] != 0) {
      name++;
    }
    int start = Math.min(data.length, name + 2);
    try (var in =
        new InflaterInputStream(new ByteArrayInputStream(data, start, data.length - start))) {
      return in.readNBytes(Notes.MOST_BYTES);
    } catch (IOException e) {
      return null;
    }
  }
}
