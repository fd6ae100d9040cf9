package io.mirnet.blocks.weights;

import io.mirnet.api.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * PyTorch's form since 1.6: a zip of {@code <name>/data.pkl}, and one entry {@code
 * <name>/data/<key>} for each storage.
 */
final class PthZip implements PthFile.Source {
  private static final String PICKLE = "data.pkl";

  private final Path file;
  private final ZipFile zip;
  private final String folder;
  private final Map<String, ByteBuffer> storages = new HashMap<>();

  /** Entries may claim the same bytes twice; together they can't be more than the file. */
  private long bytesLeft;

  PthZip(Path file) throws IOException {
    this.file = file;
    this.bytesLeft = Files.size(file);
    this.zip = new ZipFile(file.toFile());
    List<String> pickles =
        zip.stream().map(ZipEntry::getName).filter(name -> name.endsWith("/" + PICKLE)).toList();
    if (pickles.size() != 1) {
      zip.close();
      throw new InputException(
          "%s is a zip, but not a PyTorch file: it has %d entries named %s"
              .formatted(file, pickles.size(), PICKLE));
    }
    this.folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
  }

  @Override
  public Object root() throws IOException {
    if (zip.getEntry(folder + "byteorder") != null
        && !new String(bytes("byteorder"), StandardCharsets.UTF_8).equals("little")) {
      throw new InputException(file + " is big-endian; save it again on a usual machine");
    }
    return PthPickle.read(file, new ByteArrayInputStream(bytes(PICKLE))).root();
  }

  @Override
  public ByteBuffer storage(StridedTensor.Storage storage) throws IOException {
    ByteBuffer buffer = storages.get(storage.key());
    if (buffer == null) {
      buffer = ByteBuffer.wrap(bytes("data/" + storage.key())).order(ByteOrder.LITTLE_ENDIAN);
      storages.put(storage.key(), buffer);
    }
    return buffer;
  }

  private byte[] bytes(String name) throws IOException {
    ZipEntry entry = zip.getEntry(folder + name);
    if (entry == null) {
      throw new InputException("%s has no entry %s: it is damaged".formatted(file, folder + name));
    }
    long size = entry.getSize();
    if (entry.getMethod() != ZipEntry.STORED || size < 0 || size > bytesLeft) {
      throw new InputException(
          "%s: the entry %s is compressed or larger than the file; torch.save writes no such file"
              .formatted(file, entry.getName()));
    }
    bytesLeft -= size;
    try (InputStream stream = zip.getInputStream(entry)) {
      byte[] bytes = stream.readNBytes((int) Math.min(size, Integer.MAX_VALUE - 8));
      if (bytes.length != size) {
        throw new InputException("%s: the entry %s is cut off".formatted(file, entry.getName()));
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
