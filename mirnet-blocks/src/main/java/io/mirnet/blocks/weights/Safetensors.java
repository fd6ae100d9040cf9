package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mirnet.api.InputException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads and writes safetensors files: eight bytes with the length of the header, a JSON header,
 * then the numbers. Files of any origin are read; what is written can be read by every safetensors
 * library. Ours also carry two checksums in the metadata: of the numbers, as {@code crc32}, and of
 * names, shapes and the other metadata, as {@code crc32_header}.
 *
 * <p>Source: the format description in the safetensors project's README.
 */
public final class Safetensors {
  private static final String CRC = "crc32";
  private static final String HEADER_CRC = "crc32_header";

  /** The format's own limit for the header. */
  private static final long MAX_HEADER = 100_000_000;

  private static final int BUFFER = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  private Safetensors() {}

  /**
   * Reads a file; numbers of any type become floats.
   *
   * @param file the file
   * @return its tensors in the order of the header, and its metadata without our checksums
   * @throws InputException if it is missing, is not a safetensors file, is damaged or cut off
   */
  public static TensorFile read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(file, channel);
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new InputException("%s can't be read: %s".formatted(file, reason(e)), e);
    }
  }

  /**
   * Writes tensors as float32, in their order. The file appears whole or not at all: the bytes go
   * to {@code <name>.tmp} beside it, are forced to disk, and then take its place.
   *
   * @param file the file to write or replace; its folder must exist
   * @param content the tensors and metadata; the keys of the checksums are not for others
   * @throws UncheckedIOException if it can't be written; a former file is then unchanged
   * @throws IllegalArgumentException if a name is reserved
   */
  public static void write(Path file, TensorFile content) {
    if (content.metadata().containsKey(CRC)
        || content.metadata().containsKey(HEADER_CRC)
        || content.tensors().containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException(
          "'%s' in the metadata and a tensor '%s' are reserved"
              .formatted(CRC, SafetensorsHeader.METADATA));
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        write(channel, content);
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException leftBehind) {
        e.addSuppressed(leftBehind);
      }
      throw new UncheckedIOException(
          "%s can't be written: %s; what was there is unchanged".formatted(file, reason(e)), e);
    }
  }

  private static TensorFile read(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new InputException(
          "%s: %d bytes are too few for a safetensors file".formatted(file, size));
    }
    long headerLength = fill(channel, buffer(Long.BYTES)).getLong();
    if (headerLength < 0 || headerLength > Math.min(MAX_HEADER, size - Long.BYTES)) {
      throw new InputException(
          "%s: a header of %d bytes doesn't fit into a file of %d: not a safetensors file, or cut off"
              .formatted(file, headerLength, size));
    }
    byte[] json = fill(channel, buffer((int) headerLength)).array();
    SafetensorsHeader header =
        SafetensorsHeader.parse(file, json, size - Long.BYTES - headerLength);
    CRC32 crc = new CRC32();
    Map<String, Tensor> byName = new HashMap<>();
    for (SafetensorsHeader.Entry entry : header.inFileOrder()) {
      byName.put(entry.name(), new Tensor(entry.shape(), values(channel, entry, crc)));
    }
    Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
    String expected = metadata.remove(CRC);
    String expectedHeader = metadata.remove(HEADER_CRC);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    header.entries().forEach(entry -> tensors.put(entry.name(), byName.get(entry.name())));
    TensorFile content = new TensorFile(tensors, metadata);
    require(file, "numbers", expected, hex(crc));
    require(file, "names and metadata", expectedHeader, headerChecksum(content));
    return content;
  }

  /** Files of others, and our own of before, have none. */
  private static void require(Path file, String what, String expected, String found) {
    if (expected != null && !expected.equals(found)) {
      throw new InputException(
          "%s is damaged: the checksum of its %s is %s, not %s; get it again"
              .formatted(file, what, found, expected));
    }
  }

  private static String headerChecksum(TensorFile content) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    content.tensors().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return HeaderChecksum.of(content.metadata(), shapes);
  }

  private static float[] values(FileChannel channel, SafetensorsHeader.Entry entry, CRC32 crc)
      throws IOException {
    int step = entry.type().bytes();
    float[] values = new float[(int) ((entry.end() - entry.begin()) / step)];
    ByteBuffer buffer = buffer(BUFFER);
    for (int done = 0; done < values.length; ) {
      int count = Math.min(BUFFER / step, values.length - done);
      fill(channel, buffer.clear().limit(count * step));
      for (int i = 0; i < count; i++) {
        values[done + i] = entry.type().read(buffer, i * step);
      }
      crc.update(buffer);
      done += count;
    }
    return values;
  }

  private static void write(FileChannel channel, TensorFile content) throws IOException {
    CRC32 crc = new CRC32();
    ByteBuffer buffer = buffer(BUFFER);
    for (Tensor tensor : content.tensors().values()) {
      for (int done = 0; done < tensor.values().length; done += BUFFER / Float.BYTES) {
        crc.update(encode(tensor, done, buffer));
      }
    }
    byte[] header = header(content, hex(crc));
    int padding = -header.length & 7; // so that the numbers begin at a multiple of 8
    ByteBuffer start = buffer(Long.BYTES + header.length + padding);
    start.putLong(header.length + padding).put(header);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    drain(channel, start.flip());
    for (Tensor tensor : content.tensors().values()) {
      for (int done = 0; done < tensor.values().length; done += BUFFER / Float.BYTES) {
        drain(channel, encode(tensor, done, buffer));
      }
    }
  }

  private static ByteBuffer encode(Tensor tensor, int from, ByteBuffer buffer) {
    int count = Math.min(BUFFER / Float.BYTES, tensor.values().length - from);
    buffer.clear().limit(count * Float.BYTES);
    buffer.asFloatBuffer().put(tensor.values(), from, count);
    return buffer;
  }

  private static byte[] header(TensorFile content, String crc) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart(SafetensorsHeader.METADATA);
      for (Map.Entry<String, String> entry : content.metadata().entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeStringField(CRC, crc);
      json.writeStringField(HEADER_CRC, headerChecksum(content));
      json.writeEndObject();
      long offset = 0;
      for (Map.Entry<String, Tensor> entry : content.tensors().entrySet()) {
        long end = offset + entry.getValue().values().length * (long) Float.BYTES;
        json.writeObjectFieldStart(entry.getKey());
        json.writeStringField("dtype", ElementType.F32.name());
        json.writeFieldName("shape");
        long[] shape = entry.getValue().shape().getShape();
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {offset, end}, 0, 2);
        json.writeEndObject();
        offset = end;
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer fill(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return buffer.flip();
  }

  private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static String hex(CRC32 crc) {
    return "%08x".formatted(crc.getValue());
  }

  /** The message of a {@link FileSystemException} without a reason is the mere file name. */
  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() == null
        ? e.getClass().getSimpleName()
        : e.getMessage();
  }
}
