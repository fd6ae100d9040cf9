package io.mirnet.blocks.weights;

import java.nio.ByteBuffer;

/** How a file stores a number, by the name that safetensors uses; always little-endian. */
enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** Reads the number at a byte position of a little-endian buffer, rounded to a float. */
  float read(ByteBuffer buffer, int position) {
    return switch (this) {
      case F64 -> (float) buffer.getDouble(position);
      case F32 -> buffer.getFloat(position);
      case F16 -> half(buffer.getShort(position));
      case BF16 -> Float.intBitsToFloat(buffer.getShort(position) << 16);
      case I64 -> buffer.getLong(position);
      case I32 -> buffer.getInt(position);
      case I16 -> buffer.getShort(position);
      case I8 -> buffer.get(position);
      case U8 -> buffer.get(position) & 0xff;
      case BOOL -> buffer.get(position) == 0 ? 0 : 1;
    };
  }

  /** IEEE 754 binary16: 1 sign bit, 5 exponent bits with bias 15, 10 bits of fraction. */
  private static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 0x1f -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (fraction << 13));
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
