package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/** The checksum of what a file says of its numbers: names, shapes, and all metadata. */
final class HeaderChecksum {
  private final CRC32 crc = new CRC32();

  private HeaderChecksum() {}

  /** Eight hexadecimal digits; the metadata is that without checksums. */
  static String of(Map<String, String> metadata, Map<String, Shape> shapes) {
    HeaderChecksum sum = new HeaderChecksum();
    metadata.forEach(sum::take);
    shapes.forEach((name, shape) -> sum.take(name, shape.toString()));
    return "%08x".formatted(sum.crc.getValue());
  }

  /** A byte that no text has stands behind each, so that no two lists look alike. */
  private void take(String key, String value) {
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    crc.update(0xff);
    crc.update(value.getBytes(StandardCharsets.UTF_8));
    crc.update(0xff);
  }
}
