package io.mirnet.data.file.internal;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/** The first directory of a TIFF file, or of EXIF data, which has the same form (TIFF 6.0). */
public final class TiffTags {
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int ORIENTATION = 274;
  private static final int ICC_PROFILE = 34675;
  private static final int SHORT = 3;

  private static final int BIG_TIFF = 43;
  private static final byte[] EXIF_PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  /** Photometric interpretations that become grey or RGB: grey, RGB, palette, YCbCr. */
  private static final int[] READ = {0, 1, 2, 3, 6};

  private static final Map<Integer, String> NAMES =
      Map.of(5, "CMYK", 8, "CIELab", 9, "ICCLab", 32803, "raw sensor", 34892, "linear raw");

  private final ImageInputStream in;
  private int orientation = 1;
  private int photometric = 1;
  private int compression = 1;
  private byte[] profile;

  private TiffTags(ImageInputStream in) {
    this.in = in;
  }

  /**
   * Reads a TIFF file's.
   *
   * @param in at any place
   * @return the notes; those of a damaged directory as far as they can be read
   * @throws IOException if the stream can't be read
   */
  public static Notes read(ImageInputStream in) throws IOException {
    TiffTags tags = of(in);
    Notes notes = Notes.of(tags.orientation, tags.profile);
    return Arrays.stream(READ).anyMatch(known -> known == tags.photometric)
        ? notes
        : new Notes(
            notes.orientation(),
            notes.profile(),
            Optional.of(
                NAMES.getOrDefault(tags.photometric, "kind " + tags.photometric) + " colours"));
  }

  /**
   * Whether a TIFF file's pixels are black or white and coded as for a facsimile.
   *
   * @param in at any place
   * @return whether its compression is one of CCITT's, 2 to 4
   * @throws IOException if the stream can't be read
   */
  public static boolean isFacsimile(ImageInputStream in) throws IOException {
    TiffTags tags = of(in);
    return tags.compression >= 2 && tags.compression <= 4;
  }

  private static TiffTags of(ImageInputStream in) throws IOException {
    TiffTags tags = new TiffTags(in);
    try {
      tags.readAll();
    } catch (EOFException e) {
      // The decoder says what is wrong with the file; what stands before is as it is.
    }
    return tags;
  }

  /** The orientation in EXIF data, with or without JPEG's prefix; 1 where it says none. */
  static int orientation(byte[] exif) throws IOException {
    boolean prefixed =
        exif.length >= EXIF_PREFIX.length
            && Arrays.equals(exif, 0, EXIF_PREFIX.length, EXIF_PREFIX, 0, EXIF_PREFIX.length);
    int start = prefixed ? EXIF_PREFIX.length : 0;
    try (var in = new ByteArrayImageInputStream(exif, start, exif.length - start)) {
      return read(in).orientation();
    }
  }

  private void readAll() throws IOException {
    in.seek(0);
    int order = in.readUnsignedShort();
    in.setByteOrder(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean big = in.readUnsignedShort() == BIG_TIFF;
    in.seek(big ? 8 : 4);
    long directory = offset(big);
    if (directory < 8) {
      return;
    }
    in.seek(directory);
    long entries = big ? in.readLong() : in.readUnsignedShort();
    long first = in.getStreamPosition();
    // More than 65535 entries have no more tags to hold.
    for (int i = 0; i < Math.min(entries, 0xffff); i++) {
      in.seek(first + (long) i * (big ? 20 : 12));
      entry(in.readUnsignedShort(), in.readUnsignedShort(), big);
    }
  }

  private void entry(int tag, int type, boolean big) throws IOException {
    long count = offset(big);
    if (tag == ORIENTATION) {
      orientation = type == SHORT ? in.readUnsignedShort() : in.readUnsignedByte();
    } else if (tag == PHOTOMETRIC) {
      photometric = in.readUnsignedShort();
    } else if (tag == COMPRESSION) {
      compression = in.readUnsignedShort();
    } else if (tag == ICC_PROFILE && count > 8 && count <= Notes.MOST_BYTES) {
      in.seek(offset(big));
      byte[] bytes = new byte[(int) count];
      in.readFully(bytes);
      profile = bytes;
    }
  }

  private long offset(boolean big) throws IOException {
    return big ? in.readLong() : in.readUnsignedInt();
  }
}
