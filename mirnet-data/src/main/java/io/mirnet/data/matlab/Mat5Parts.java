package io.mirnet.data.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.InflaterInputStream;

/**
 * Whether the parts of a version 5 file lie within each other, as their lengths say: asked before
 * MFL, which makes room for names and sides on their word. The layout is that of "MAT-File Format",
 * level 5: tags of a kind and a length, then as many bytes.
 */
final class Mat5Parts {
  private static final int HEADER = 128;
  private static final int TAG = 8;

  /** Bytes of an array's flags. */
  private static final int FLAGS = 8;

  /** Kinds of parts. */
  private static final int MATRIX = 14;

  private static final int COMPRESSED = 15;

  /** The class of a cell, and those of arrays that hold no others: texts and numbers. */
  private static final int CELL = 1;

  private static final int FIRST_FLAT = 4;
  private static final int LAST_FLAT = 15;

  private final InputStream in;
  private final ByteOrder order;

  private Mat5Parts(InputStream in, ByteOrder order) {
    this.in = in;
    this.order = order;
  }

  /**
   * Goes through a file.
   *
   * @param file all of it
   * @param cells whether to go through the elements of cells, which inflates them
   * @throws IllegalStateException if a part is longer than what it lies in
   * @throws IOException if the file ends within a part
   */
  static void require(ByteBuffer file, boolean cells) throws IOException {
    ByteOrder order = file.get(126) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int at = HEADER;
    while (file.limit() - at >= TAG) {
      ByteBuffer rest = file.duplicate().position(at + TAG).slice();
      int kind = file.duplicate().order(order).getInt(at);
      int length = within(file.duplicate().order(order).getInt(at + Integer.BYTES), rest.limit());
      try (InputStream plain = stream(rest.limit(length))) {
        if (kind == COMPRESSED) {
          try (InputStream inflated = new InflaterInputStream(plain)) {
            Mat5Parts parts = new Mat5Parts(inflated, order);
            parts.matrix(parts.tag((long) length * MatContent.LARGEST_RATIO), cells);
          }
        } else {
          requireArray(kind);
          new Mat5Parts(plain, order).matrix(length, cells);
        }
      }
      at += TAG + length;
    }
  }

  /** The length of an array whose tag comes next. */
  private long tag(long room) throws IOException {
    requireArray(number());
    return within(number(), room);
  }

  private static void requireArray(int kind) {
    if (kind != MATRIX) {
      throw new IllegalStateException("something else stands where an array was to be");
    }
  }

  /** An array's sides and name, both short, then its elements if it is a cell. */
  private void matrix(long length, boolean cells) throws IOException {
    if (length == 0) {
      return;
    }
    int type = type();
    long left = length - 2 * TAG;
    left -= skip(left);
    left -= skip(left);
    if (type >= FIRST_FLAT && type <= LAST_FLAT && left >= TAG) {
      length(left);
    }
    while (cells && type == CELL && left >= TAG) {
      long inner = tag(left - TAG);
      element(inner);
      left -= TAG + inner;
    }
  }

  /** An element of a cell, which may hold no further arrays. */
  private void element(long length) throws IOException {
    if (length == 0) {
      return;
    }
    int type = type();
    if (type < FIRST_FLAT || type > LAST_FLAT) {
      throw new IllegalStateException("a cell holds other cells, structs or objects");
    }
    long left = length - 2 * TAG;
    while (left >= TAG) {
      left -= skip(left);
    }
    in.skipNBytes(Math.max(0, left));
  }

  /** An array's class, in the first byte of its flags. */
  private int type() throws IOException {
    in.skipNBytes(Integer.BYTES);
    if (number() != FLAGS) {
      throw new IllegalStateException("an array doesn't begin with its flags");
    }
    int flags = number();
    in.skipNBytes(Integer.BYTES);
    return flags & 0xff;
  }

  /** Goes past a part and returns how long it is, with its tag. */
  private long skip(long room) throws IOException {
    long length = length(room);
    in.skipNBytes(length);
    return TAG + length;
  }

  /** How much follows the tag that comes next, with what fills it up to 8 bytes. */
  private long length(long room) throws IOException {
    int kind = number();
    // Up to four bytes stand within the tag: their number in its upper half.
    if (kind >>> Short.SIZE != 0) {
      number();
      return 0;
    }
    long length = within(number(), room - TAG);
    return Math.min(room - TAG, (length + TAG - 1) / TAG * TAG);
  }

  private static int within(int length, long room) {
    if (length < 0 || length > room) {
      throw new IllegalStateException(
          "%s bytes lie where %d have room".formatted(Integer.toUnsignedString(length), room));
    }
    return length;
  }

  private int number() throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw new IllegalStateException("it ends within an array");
    }
    return ByteBuffer.wrap(bytes).order(order).getInt();
  }

  private static InputStream stream(ByteBuffer bytes) {
    return new InputStream() {
      @Override
      public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        int count = Math.min(length, bytes.remaining());
        bytes.get(to, offset, count);
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }
}
