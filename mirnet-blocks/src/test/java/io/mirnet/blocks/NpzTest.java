package io.mirnet.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.weights.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class NpzTest {
  @Test
  void floatsAndDoublesOfAnyRankAreRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(array("<f4", "(1, 2)", buffer(8).putFloat(1.5f).putFloat(-2)));
      zip.putNextEntry(new ZipEntry("b.npy"));
      zip.write(array("<f8", "(1,)", buffer(8).putDouble(0.1)));
      zip.putNextEntry(new ZipEntry("c.npy"));
      zip.write(array("<f4", "()", buffer(4).putFloat(3)));
    }
    Map<String, Tensor> arrays = Npz.read(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(arrays)
        .containsExactly(
            Map.entry("a", new Tensor(new Shape(1, 2), new float[] {1.5f, -2})),
            Map.entry("b", new Tensor(new Shape(1), new float[] {0.1f})),
            Map.entry("c", new Tensor(new Shape(), new float[] {3})));
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] array(String type, String shape, ByteBuffer values) {
    byte[] header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n"
            .formatted(type, shape)
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[10 + header.length + values.capacity()];
    ByteBuffer array = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    array.putShort((short) header.length).put(header).put(values.flip());
    return bytes;
  }
}
