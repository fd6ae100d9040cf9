package io.mirnet.train.observe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A protocol buffer message in the making, field by field in the order of the calls. */
final class Message {
  /** Wire types of the encoding. */
  private static final int VARINT = 0;

  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Nothing for 0, which a reader takes a missing number for. */
  Message integer(int field, long value) {
    return value == 0 ? this : varint(field, value);
  }

  /** Written also if false: in a {@code oneof} it matters which field is there. */
  Message bool(int field, boolean value) {
    return varint(field, value ? 1 : 0);
  }

  private Message varint(int field, long value) {
    tag(field, VARINT);
    raw(value);
    return this;
  }

  Message float64(int field, double value) {
    tag(field, FIXED64);
    out.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
    return this;
  }

  Message float32(int field, double value) {
    tag(field, FIXED32);
    out.writeBytes(littleEndian(Float.BYTES).putFloat((float) value).array());
    return this;
  }

  Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Message message(int field, Message value) {
    return bytes(field, value.toBytes());
  }

  Message bytes(int field, byte[] value) {
    tag(field, BYTES);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void tag(int field, int wireType) {
    raw((field << 3) | wireType);
  }

  private void raw(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
