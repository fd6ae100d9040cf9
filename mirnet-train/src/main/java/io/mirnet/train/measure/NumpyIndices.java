package io.mirnet.train.measure;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of whole numbers as {@code numpy.save} writes it (NEP 1): "\x93NUMPY", the version, the
 * length of the header, a header of Python's syntax, the numbers.
 */
final class NumpyIndices {
  private static final int MAGIC = 0x93_4E_55_4D; // the byte 0x93, then "NUM"
  private static final short MAGIC_END = 0x50_59; // "PY"

  /** One axis of signed or unsigned numbers of 4 or 8 bytes, little-endian. */
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<[iu]([48])', 'fortran_order': \\w+, 'shape': \\((\\d+),\\),? ?\\}\\s*");

  private NumpyIndices() {}

  /**
   * Reads a file's bytes.
   *
   * @return the numbers
   * @throws IllegalArgumentException if it is no such file; says what it is instead
   */
  static long[] of(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (buffer.getInt() != MAGIC || buffer.getShort() != MAGIC_END) {
        throw new IllegalArgumentException("it is no .npy file");
      }
      int version = buffer.get();
      buffer.get(); // the minor version changes nothing
      buffer.order(ByteOrder.LITTLE_ENDIAN);
      int length = version == 1 ? buffer.getShort() & 0xffff : buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        throw new IllegalArgumentException("it is cut off");
      }
      byte[] header = new byte[length];
      buffer.get(header);
      return numbers(buffer, new String(header, StandardCharsets.ISO_8859_1));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it is cut off", e);
    }
  }

  private static long[] numbers(ByteBuffer buffer, String header) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "it is no list of whole numbers of 4 or 8 bytes, but " + header.strip());
    }
    int size = Integer.parseInt(matcher.group(1));
    // A header may claim what it likes: the bytes that are there count.
    int count = buffer.remaining() / size;
    if (buffer.remaining() % size != 0 || !matcher.group(2).equals(Integer.toString(count))) {
      throw new IllegalArgumentException(
          "it holds %d bytes of numbers, not %s of %d bytes"
              .formatted(buffer.remaining(), matcher.group(2), size));
    }
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = size == Long.BYTES ? buffer.getLong() : buffer.getInt();
    }
    return numbers;
  }
}
