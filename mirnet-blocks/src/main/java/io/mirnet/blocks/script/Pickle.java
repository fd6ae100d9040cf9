package io.mirnet.blocks.script;

import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the part of the pickle format, protocol 2, that objects with tensors need. */
final class Pickle {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Pickle() {
    bytes.write(0x80);
    bytes.write(2);
  }

  /** Begins an object of a class of the archive; its attributes follow, then {@link #end}. */
  void begin(String type) {
    global("__torch__", type);
    text(")\u0081}(");
  }

  /** Ends an object. */
  void end() {
    text("ub");
  }

  /** Names what is written next. */
  void key(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    bytes.write('X');
    integer(utf8.length);
    bytes.writeBytes(utf8);
  }

  void no() {
    bytes.write(0x89);
  }

  /**
   * A contiguous float tensor that wants no gradient, whose numbers are an entry of the archive.
   */
  void tensor(Shape shape, String storage) {
    global("torch._utils", "_rebuild_tensor_v2");
    text("((");
    key("storage");
    global("torch", "FloatStorage");
    key(storage);
    key("cpu");
    number(shape.size());
    text("tQ");
    number(0);
    tuple(shape.getShape());
    tuple(strides(shape));
    no();
    global("collections", "OrderedDict");
    text(")RtR");
  }

  private static long[] strides(Shape shape) {
    long[] strides = new long[shape.dimension()];
    long stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  private void tuple(long... values) {
    bytes.write('(');
    for (long value : values) {
      number(value);
    }
    bytes.write('t');
  }

  private void number(long value) {
    bytes.write('J');
    integer(Math.toIntExact(value));
  }

  private void integer(int value) {
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private void global(String module, String name) {
    text("c" + module + "\n" + name + "\n");
  }

  private void text(String latin) {
    bytes.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  byte[] toByteArray() {
    byte[] written = bytes.toByteArray();
    byte[] all = Arrays.copyOf(written, written.length + 1);
    all[written.length] = '.';
    return all;
  }
}
