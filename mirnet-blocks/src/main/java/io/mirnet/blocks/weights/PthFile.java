package io.mirnet.blocks.weights;

import io.mirnet.api.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the weights in a PyTorch file (.pth, .pt, .ckpt), in the zip form and in the form before
 * PyTorch 1.6. Nothing in the file is run: what is not on a short list of classes is refused.
 *
 * <p>The weights are looked for under {@code params_ema}, {@code params}, {@code state_dict},
 * {@code model_state_dict} and {@code model}, in this order, and then in the object itself. Where a
 * file of BasicSR has both {@code params_ema} (the moving average) and {@code params}, the average
 * is taken: it is what such files are evaluated with. Whatever lies beside the weights is ignored,
 * and a {@code module.} in front of all names is dropped.
 */
public final class PthFile {
  private static final List<String> WRAPPERS =
      List.of("params_ema", "params", "state_dict", "model_state_dict", "model");

  /** What DataParallel puts in front of each name. */
  private static final String PREFIX = "module.";

  private static final byte[] ZIP_START = {'P', 'K', 3, 4};

  private PthFile() {}

  /** A form of the file. */
  interface Source extends Closeable {
    /** Reads the object that was saved. */
    Object root() throws IOException;

    /** Reads all bytes of a storage of the object, little-endian. */
    ByteBuffer storage(StridedTensor.Storage storage) throws IOException;
  }

  /**
   * Reads a file; numbers of any type become floats.
   *
   * @param file the file
   * @return the tensors in the order of the file, without metadata
   * @throws InputException if it is missing, is not a PyTorch file, is damaged, holds no weights,
   *     or names a class that weights don't need
   */
  public static TensorFile read(Path file) {
    try (Source source = open(file)) {
      return new TensorFile(load(file, source, weights(file, source.root())), Map.of());
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such file", e);
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // java.util.zip throws both for damaged files
      throw new InputException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Source open(Path file) throws IOException {
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

  private static Map<String, StridedTensor> weights(Path file, Object root) {
    if (!(root instanceof Map<?, ?> map)) {
      throw new InputException(file + " holds no dict of weights; save net.state_dict()");
    }
    for (String wrapper : WRAPPERS) {
      if (map.get(wrapper) instanceof Map<?, ?> inner) {
        Map<String, StridedTensor> tensors = tensors(inner);
        if (!tensors.isEmpty()) {
          return withoutPrefix(tensors);
        }
      }
    }
    Map<String, StridedTensor> tensors = tensors(map);
    if (tensors.isEmpty()) {
      throw new InputException(
          "%s holds no weights, neither at its top nor under one of %s; its keys begin with %s"
              .formatted(file, WRAPPERS, map.keySet().stream().limit(5).toList()));
    }
    return withoutPrefix(tensors);
  }

  private static Map<String, StridedTensor> tensors(Map<?, ?> map) {
    Map<String, StridedTensor> tensors = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (name instanceof String text && value instanceof StridedTensor tensor) {
            tensors.put(text, tensor);
          }
        });
    return tensors;
  }

  private static Map<String, StridedTensor> withoutPrefix(Map<String, StridedTensor> tensors) {
    if (!tensors.keySet().stream().allMatch(name -> name.startsWith(PREFIX))) {
      return tensors;
    }
    Map<String, StridedTensor> stripped = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> stripped.put(name.substring(PREFIX.length()), tensor));
    return stripped;
  }

  private static Map<String, Tensor> load(
      Path file, Source source, Map<String, StridedTensor> weights) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long left = Files.size(file); // views with a stride of 0 could claim any size
    for (Map.Entry<String, StridedTensor> entry : weights.entrySet()) {
      String where = "%s: tensor '%s'".formatted(file, entry.getKey());
      StridedTensor tensor = entry.getValue();
      long count = tensor.count();
      if (count < 0 || count > left) {
        throw new InputException(
            "%s of sizes %s is more than the file can hold: it is damaged"
                .formatted(where, Arrays.toString(tensor.sizes())));
      }
      left -= count;
      tensors.put(entry.getKey(), tensor.load(where, source.storage(tensor.storage())));
    }
    return tensors;
  }
}
