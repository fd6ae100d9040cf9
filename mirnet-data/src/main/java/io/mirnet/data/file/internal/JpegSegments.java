package io.mirnet.data.file.internal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStream;

/** The segments of a JPEG file before its first scan (ITU T.81, annex B). */
public final class JpegSegments {
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;

  private static final byte[] JFIF = ascii("JFIF\0");
  private static final byte[] EXIF = ascii("Exif\0\0");
  private static final byte[] ICC = ascii("ICC_PROFILE\0");
  private static final byte[] ADOBE = ascii("Adobe");

  private final SortedMap<Integer, byte[]> profile = new TreeMap<>();
  private final List<Integer> components = new ArrayList<>();
  private int profileParts;
  private int orientation = 1;
  private int bits = 8;
  private int width;
  private int height;
  private boolean jfif;
  private int adobe = -1;

  private JpegSegments() {}

  /**
   * Reads them.
   *
   * @param in a JPEG file, at any place
   * @return what they say, as far as they can be read
   * @throws IOException if the stream can't be read
   */
  public static JpegSegments read(ImageInputStream in) throws IOException {
    JpegSegments segments = new JpegSegments();
    try {
      in.seek(2);
      int marker = marker(in);
      while (marker != START_OF_SCAN && marker != END_OF_IMAGE) {
        byte[] data = new byte[Math.max(0, in.readUnsignedShort() - 2)];
        in.readFully(data);
        segments.segment(marker, data);
        marker = marker(in);
      }
    } catch (EOFException e) {
      // The decoder says that the file ends too early.
    }
    return segments;
  }

  /** The next marker that has a length; 0xff may be repeated before it. */
  private static int marker(ImageInputStream in) throws IOException {
    while (true) {
      int first = in.readUnsignedByte();
      if (first == 0xff) {
        int second = in.readUnsignedByte();
        while (second == 0xff) {
          second = in.readUnsignedByte();
        }
        boolean alone = second <= 0x01 || (second >= 0xd0 && second <= 0xd8);
        if (!alone) {
          return second;
        }
      }
    }
  }

  private void segment(int marker, byte[] data) throws IOException {
    if (marker == APP0 && starts(data, JFIF)) {
      jfif = true;
    } else if (marker == APP1 && starts(data, EXIF)) {
      orientation = TiffTags.orientation(data);
    } else if (marker == APP2 && starts(data, ICC) && data.length > ICC.length + 2) {
      profile.put(data[ICC.length] & 0xff, data);
      profileParts = data[ICC.length + 1] & 0xff;
    } else if (marker == APP14 && starts(data, ADOBE) && data.length >= 12) {
      adobe = data[11] & 0xff;
    } else if (isFrame(marker) && data.length >= 6) {
      bits = data[0] & 0xff;
      height = (data[1] & 0xff) << 8 | (data[2] & 0xff);
      width = (data[3] & 0xff) << 8 | (data[4] & 0xff);
      components.clear();
      for (int at = 6; at < data.length && components.size() < (data[5] & 0xff); at += 3) {
        components.add(data[at] & 0xff);
      }
    }
  }

  /** SOF0 to SOF15 without the three of that range that are something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /**
   * Tells whether three components are YCbCr, as libjpeg takes it: JFIF says so; else Adobe's
   * transform, 0 for RGB; else components named R, G and B are that. Others are YCbCr, whatever
   * their numbers.
   *
   * @return false for RGB
   */
  public boolean isYcc() {
    if (jfif) {
      return true;
    }
    return adobe >= 0 ? adobe != 0 : !components.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
  }

  /**
   * Returns the columns of the frame.
   *
   * @return pixels; 0 where there is no frame
   */
  public int width() {
    return width;
  }

  /**
   * Returns the rows of the frame.
   *
   * @return pixels; 0 where there is no frame, or where they would be known after the scan only
   */
  public int height() {
    return height;
  }

  /**
   * Hides the profile from a decoder that would refuse the file for a damaged one.
   *
   * @param content a JPEG file
   * @return the file with other names on the parts of its profile
   */
  public static byte[] withoutProfile(byte[] content) {
    byte[] without = content.clone();
    for (int at = 0; at + 4 + ICC.length < without.length; at++) {
      if ((without[at] & 0xff) == 0xff
          && (without[at + 1] & 0xff) == APP2
          && Arrays.equals(without, at + 4, at + 4 + ICC.length, ICC, 0, ICC.length)) {
        without[at + 4] = 'X';
      }
    }
    return without;
  }

  /**
   * Returns what was found.
   *
   * @return orientation, profile, and what can't be read
   */
  public Notes notes() {
    Notes notes = Notes.of(orientation, profile());
    return new Notes(notes.orientation(), notes.profile(), foreign());
  }

  private Optional<String> foreign() {
    if (bits != 8) {
      return Optional.of(bits + " bits a sample in a JPEG");
    }
    return switch (components.size()) {
      case 0, 1, 3 -> Optional.empty(); // without a frame there is nothing to decode either
      case 4 -> Optional.of("CMYK colours");
      default -> Optional.of("a JPEG's pixels of " + components.size() + " components");
    };
  }

  /** All parts joined; none where one is missing. */
  private byte[] profile() {
    if (profile.isEmpty()
        || profile.firstKey() != 1
        || profile.lastKey() != profileParts
        || profile.size() != profileParts) {
      return null;
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    int from = ICC.length + 2;
    profile.values().forEach(part -> joined.write(part, from, part.length - from));
    return joined.toByteArray();
  }

  private static boolean starts(byte[] data, byte[] with) {
    return data.length >= with.length && Arrays.equals(data, 0, with.length, with, 0, with.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
