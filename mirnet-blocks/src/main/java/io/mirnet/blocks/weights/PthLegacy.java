package io.mirnet.blocks.weights;

import io.mirnet.api.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PyTorch's form before 1.6: pickles of a magic number, the protocol, the machine, the object and
 * the storages' keys; then, for each key, an eight-byte count of elements and the numbers.
 */
final class PthLegacy implements PthFile.Source {
  /** How every such file begins: protocol 2, and an integer of ten bytes. */
  static final byte[] START = {(byte) 0x80, 2, (byte) 0x8a, 10};

  /** From torch/serialization.py, MAGIC_NUMBER. */
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

  private static final long PROTOCOL = 1001; // torch/serialization.py, PROTOCOL_VERSION

  private final Path file;
  private final byte[] bytes;
  private final Map<String, Integer> positions = new HashMap<>();

  PthLegacy(Path file) throws IOException {
    this.file = file;
    if (Files.size(file) > Integer.MAX_VALUE - 8) {
      throw new InputException(file + " is over 2 GiB; save it again with PyTorch 1.6 or later");
    }
    this.bytes = Files.readAllBytes(file);
  }

  @Override
  public Object root() {
    ByteArrayInputStream input = new ByteArrayInputStream(bytes);
    if (!MAGIC.equals(PthPickle.read(file, input).root())
        || !(PthPickle.read(file, input).root() instanceof Number protocol)
        || protocol.longValue() != PROTOCOL) {
      throw new InputException(file + " is not a PyTorch file of protocol " + PROTOCOL);
    }
    if (!(PthPickle.read(file, input).root() instanceof Map<?, ?> machine)
        || !Boolean.TRUE.equals(machine.get("little_endian"))) {
      throw new InputException(file + " is not little-endian; save it again on a usual machine");
    }
    PthPickle.Content content = PthPickle.read(file, input);
    if (!(PthPickle.read(file, input).root() instanceof List<?> keys)) {
      throw new InputException(file + " has no list of storages: it is damaged");
    }
    find(keys, content.storages(), bytes.length - input.available());
    return content.root();
  }

  @Override
  public ByteBuffer storage(StridedTensor.Storage storage) {
    Integer position = positions.get(storage.key());
    if (position == null) {
      throw cutOff(storage.key());
    }
    ByteBuffer all = ByteBuffer.wrap(bytes);
    int length = Math.toIntExact(all.order(ByteOrder.LITTLE_ENDIAN).getLong(position));
    return all.slice(position + Long.BYTES, length * storage.type().bytes())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private void find(List<?> keys, Map<String, ElementType> types, int start) {
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int position = start;
    for (Object listed : keys) {
      if (!(listed instanceof String key)) { // a list within a list has no end when it is shown
        throw new InputException(file + ": the list of storages is damaged; get the file again");
      }
      ElementType type = types.get(key);
      if (type == null || bytes.length - position < Long.BYTES) {
        throw cutOff(key);
      }
      long count = all.getLong(position);
      int left = bytes.length - position - Long.BYTES;
      if (count < 0 || count > left / type.bytes() || positions.put(key, position) != null) {
        throw cutOff(key);
      }
      position += Long.BYTES + (int) count * type.bytes();
    }
  }

  private InputException cutOff(String key) {
    return new InputException(
        "%s: the storage '%s' is damaged or cut off; get the file again".formatted(file, key));
  }

  @Override
  public void close() {
    // everything was read at once
  }
}
