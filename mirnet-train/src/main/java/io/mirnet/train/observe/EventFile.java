package io.mirnet.train.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file of scalars. A record is its length, a masked CRC-32C of the length, the
 * bytes, and a masked CRC-32C of those (TensorFlow's record format); the bytes are an {@code Event}
 * message of tensorflow/core/util/event.proto, of which this writes five fields.
 */
final class EventFile {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;

  /** Wire types of the protocol buffers' encoding. */
  private static final int VARINT = 0;

  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  /** Added to a rotated CRC, so that the CRC of data that holds CRCs is no trouble (TensorFlow). */
  private static final int MASK = 0xa282ead8;

  private final Path file;

  /**
   * Begins a file.
   *
   * @param file a name that contains {@code tfevents}
   * @param step updates done; TensorBoard forgets what former files say beyond it
   * @param seconds time since 1970
   * @throws IOException if it can't be written
   */
  EventFile(Path file, long step, double seconds) throws IOException {
    this.file = file;
    Files.createDirectories(file.getParent());
    write(event(seconds, 0, FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.US_ASCII)));
    byte[] start = {tag(1, VARINT), 1};
    write(event(seconds, step, SESSION_LOG, start));
  }

  /** Adds scalars of one step. */
  void add(long step, double seconds, Map<String, Double> scalars) throws IOException {
    Message summary = new Message();
    scalars.forEach(
        (name, value) ->
            summary.bytes(
                1,
                new Message()
                    .bytes(1, name.getBytes(StandardCharsets.UTF_8))
                    .fixed32(2, Float.floatToIntBits(value.floatValue()))
                    .toBytes()));
    write(event(seconds, step, SUMMARY, summary.toBytes()));
  }

  private static byte[] event(double seconds, long step, int field, byte[] content) {
    return new Message()
        .fixed64(WALL_TIME, Double.doubleToLongBits(seconds))
        .varint(STEP, step)
        .bytes(field, content)
        .toBytes();
  }

  private void write(byte[] event) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(event.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(event.length);
    record.putInt(maskedCrc(record.array(), Long.BYTES));
    record.put(event);
    record.putInt(maskedCrc(event, event.length));
    Files.write(file, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static int maskedCrc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static byte tag(int field, int wireType) {
    return (byte) ((field << 3) | wireType);
  }

  /** Bytes of a protocol buffer message. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Nothing for 0, which a reader takes a missing number for. */
    Message varint(int field, long value) {
      if (value != 0) {
        out.write(tag(field, VARINT));
        raw(value);
      }
      return this;
    }

    Message fixed64(int field, long value) {
      out.write(tag(field, FIXED64));
      ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(buffer.putLong(value).array());
      return this;
    }

    Message fixed32(int field, int value) {
      out.write(tag(field, FIXED32));
      ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(buffer.putInt(value).array());
      return this;
    }

    Message bytes(int field, byte[] value) {
      out.write(tag(field, BYTES));
      raw(value.length);
      out.writeBytes(value);
      return this;
    }

    private void raw(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    byte[] toBytes() {
      return out.toByteArray();
    }
  }
}
