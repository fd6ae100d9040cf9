package io.mirnet.blocks;

import ai.djl.ndarray.types.Shape;
import io.mirnet.blocks.weights.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads numpy's .npz fixtures: arrays of float32 or float64, little-endian, in C order. */
public final class Npz {
  private static final Pattern HEADER =
      Pattern.compile("'descr': '<f([48])', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\)");

  private Npz() {}

  /**
   * Reads a file.
   *
   * @param file an .npz file
   * @return the arrays by name, in the order of the file
   */
  public static Map<String, Tensor> read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param stream an .npz file
   * @return the arrays by name, in the order of the file
   */
  public static Map<String, Tensor> read(InputStream stream) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try {
      ZipInputStream zip = new ZipInputStream(stream);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        arrays.put(entry.getName().replace(".npy", ""), array(zip.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return arrays;
  }

  private static Tensor array(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(6); // "\x93NUMPY", then the version
    int headerLength = buffer.getShort() == 1 ? buffer.getShort() : buffer.getInt();
    String header = new String(bytes, buffer.position(), headerLength, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.find()) {
      throw new IllegalArgumentException("not an array of floats: " + header);
    }
    long[] shape =
        Arrays.stream(matcher.group(2).split(","))
            .filter(size -> !size.isBlank())
            .mapToLong(size -> Long.parseLong(size.strip()))
            .toArray();
    buffer.position(buffer.position() + headerLength);
    boolean isDouble = matcher.group(1).equals("8");
    float[] values = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = isDouble ? (float) buffer.getDouble() : buffer.getFloat();
    }
    return new Tensor(new Shape(shape), values);
  }
}
