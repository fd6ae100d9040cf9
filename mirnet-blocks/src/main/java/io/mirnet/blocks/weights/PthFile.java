package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import io.mirnet.api.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A PyTorch file (.pth, .pt, .ckpt), in the zip form or in the form before PyTorch 1.6. Nothing in
 * the file is run: what is not on a short list of classes is refused. Of the saved dict and the
 * dicts within it the tensors are listed; whatever lies beside them is ignored.
 */
public final class PthFile implements TensorSource {
  private static final byte[] ZIP_START = {'P', 'K', 3, 4};

  private final Path file;
  private final Source source;
  private final Map<String, StridedTensor> tensors;

  private PthFile(Path file, Source source, Map<String, StridedTensor> tensors) {
    this.file = file;
    this.source = source;
    this.tensors = tensors;
  }

  /** A form of the file. */
  interface Source extends Closeable {
    /** Reads the object that was saved. */
    Object root() throws IOException;

    /** Reads all bytes of a storage of the object, little-endian. */
    ByteBuffer storage(StridedTensor.Storage storage) throws IOException;
  }

  /**
   * Opens a file.
   *
   * @param file the file
   * @return its tensors
   * @throws InputException if it is missing, is not a PyTorch file, is damaged, holds no tensors in
   *     dicts, or names a class that weights don't need
   */
  public static PthFile open(Path file) {
    return trying(
        file,
        () -> {
          Source source = form(file);
          try {
            return new PthFile(file, source, tensors(file, source.root()));
          } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
          }
        });
  }

  /**
   * Reads a file; numbers of any type become floats.
   *
   * @param file the file
   * @return all its tensors in the order of the file, without metadata; where all lie in one dict
   *     within the saved one, under their names in it
   * @throws InputException as {@link #open} does
   */
  public static TensorFile read(Path file) {
    try (PthFile content = open(file)) {
      Map<String, Tensor> tensors = content.load(content.tensors.keySet());
      String first = tensors.keySet().iterator().next();
      String path = first.substring(0, first.lastIndexOf(PthDicts.SEPARATOR) + 1);
      if (!tensors.keySet().stream().allMatch(name -> name.startsWith(path))) {
        return new TensorFile(tensors, Map.of());
      }
      Map<String, Tensor> inner = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> inner.put(name.substring(path.length()), tensor));
      return new TensorFile(inner, Map.of());
    }
  }

  /** What reading does, and how it fails. */
  private interface Reading<T> {
    T get() throws IOException;
  }

  private static <T> T trying(Path file, Reading<T> reading) {
    try {
      return reading.get();
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such file", e);
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // java.util.zip throws both for damaged files
      String why = e.getMessage() == null ? "it is damaged or cut off" : e.getMessage();
      throw new InputException("%s can't be read: %s".formatted(file, why), e);
    }
  }

  private static Source form(Path file) throws IOException {
    byte[] start;
    try (InputStream stream = Files.newInputStream(file)) {
      start = stream.readNBytes(ZIP_START.length);
    }
    if (Arrays.equals(start, ZIP_START)) {
      return new PthZip(file);
    }
    if (Arrays.equals(start, PthLegacy.START)) {
      return new PthLegacy(file);
    }
    throw new InputException(
        file + " is not a PyTorch file: neither a zip nor the form before 1.6");
  }

  private static Map<String, StridedTensor> tensors(Path file, Object root) throws IOException {
    if (!(root instanceof Map<?, ?> map)) {
      throw new InputException(file + " holds no dict of weights; save net.state_dict()");
    }
    Map<String, StridedTensor> tensors = PthDicts.tensors(map);
    if (tensors.isEmpty()) {
      throw new InputException(
          "%s holds no weights, neither at its top nor in the dicts within; its keys begin with %s"
              .formatted(file, map.keySet().stream().limit(5).toList()));
    }
    long size = Files.size(file);
    for (Map.Entry<String, StridedTensor> entry : tensors.entrySet()) {
      checkFits(file, entry.getKey(), entry.getValue(), size);
    }
    return tensors;
  }

  /** Views with a stride of 0 could claim any size; a number is a byte at least. */
  private static void checkFits(Path file, String name, StridedTensor tensor, long bytes) {
    long count = tensor.count();
    if (count < 0 || count > bytes) {
      throw new InputException(
          "%s: tensor '%s' of sizes %s is more than the file can hold: it is damaged"
              .formatted(file, name, Arrays.toString(tensor.sizes())));
    }
  }

  @Override
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, new Shape(tensor.sizes())));
    return shapes;
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  public Map<String, Tensor> load(Collection<String> names) {
    return trying(
        file,
        () -> {
          Map<String, Tensor> loaded = new LinkedHashMap<>();
          long left = Files.size(file);
          for (String name : names) {
            StridedTensor tensor = tensors.get(name);
            checkFits(file, name, tensor, left);
            left -= tensor.count();
            String where = "%s: tensor '%s'".formatted(file, name);
            loaded.put(name, tensor.load(where, source.storage(tensor.storage())));
          }
          return loaded;
        });
  }

  @Override
  public void close() {
    trying(
        file,
        () -> {
          source.close();
          return null;
        });
  }
}
