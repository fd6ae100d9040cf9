package io.mirnet.blocks.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes small PyTorch files, pickle instruction by pickle instruction. */
public final class PthBytes {
  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
  private final Map<String, byte[]> storages = new LinkedHashMap<>();

  public PthBytes() {
    op(0x80).op(2);
  }

  public PthBytes op(int... codes) {
    for (int code : codes) {
      pickle.write(code);
    }
    return this;
  }

  public PthBytes text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    op('X').op(bytes.length, 0, 0, 0);
    pickle.writeBytes(bytes);
    return this;
  }

  PthBytes number(long value) {
    op(0x8a, 8);
    pickle.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  PthBytes numbers(long... values) {
    op('(');
    for (long value : values) {
      number(value);
    }
    return op('t');
  }

  PthBytes global(String module, String name) {
    pickle.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A call of {@code _rebuild_tensor_v2} on a storage of its own. */
  PthBytes tensor(String key, float[] storage, long offset, long[] sizes, long[] strides) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * storage.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(storage);
    return tensor(key, "FloatStorage", storage.length, bytes.array(), offset, sizes, strides);
  }

  PthBytes tensor(
      String key,
      String type,
      long count,
      byte[] bytes,
      long offset,
      long[] sizes,
      long[] strides) {
    storages.put(key, bytes);
    global("torch._utils", "_rebuild_tensor_v2").op('(');
    op('(').text("storage").global("torch", type).text(key).text("cpu").number(count).op('t', 'Q');
    number(offset).numbers(sizes).numbers(strides).op(0x89);
    return global("collections", "OrderedDict").op(')', 'R', 't', 'R');
  }

  public PthBytes tensor(String key, float... values) {
    return tensor(key, values, 0, new long[] {values.length}, new long[] {1});
  }

  /** A dict of contiguous tensors, each on a storage of its own. */
  public PthBytes dict(Map<String, Tensor> tensors) {
    op('}');
    tensors.forEach(
        (name, tensor) -> {
          long[] sizes = tensor.shape().getShape();
          long[] strides = new long[sizes.length];
          long stride = 1;
          for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
          }
          String key = String.valueOf(storages.size());
          text(name).tensor(key, tensor.values(), 0, sizes, strides).op('s');
        });
    return this;
  }

  byte[] pickle() {
    return pickle.toByteArray();
  }

  public Path zip(Path file) {
    op('.');
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      entry(zip, "archive/data.pkl", pickle.toByteArray());
      for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
        entry(zip, "archive/data/" + storage.getKey(), storage.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  Path legacy(Path file) {
    op('.');
    PthBytes start = new PthBytes().op(0x8a, 10);
    start.op(0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, '.');
    start.op(0x80, 2, 'M', 0xe9, 3, '.');
    start.op(0x80, 2, '}').text("little_endian").op(0x88, 's', '.');
    PthBytes keys = new PthBytes().op(']', '(');
    storages.keySet().forEach(keys::text);
    keys.op('e', '.');
    start.pickle.writeBytes(pickle.toByteArray());
    start.pickle.writeBytes(keys.pickle.toByteArray());
    for (byte[] storage : storages.values()) {
      ByteBuffer count = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      start.pickle.writeBytes(count.putLong(storage.length / 4).array());
      start.pickle.writeBytes(storage);
    }
    try {
      return Files.write(file, start.pickle.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
  }
}
