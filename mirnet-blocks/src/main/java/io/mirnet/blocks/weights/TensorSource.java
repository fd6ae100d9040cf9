package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * An open file of weights: names and shapes at once, numbers when they are asked for. Close it.
 *
 * <p>In a PyTorch file a tensor in a dict within the saved one is named by its path, {@code
 * params/conv_in.weight}.
 */
public interface TensorSource extends Closeable {

  /**
   * Opens a file.
   *
   * @param file a safetensors file, by its name, or else a PyTorch file
   * @return its content
   * @throws io.mirnet.api.InputException if it is missing, is not such a file or is damaged
   */
  static TensorSource open(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".safetensors") ? Safetensors.read(file) : PthFile.open(file);
  }

  /**
   * Returns the shapes of all tensors.
   *
   * @return shapes by name, in the order of the file
   */
  Map<String, Shape> shapes();

  /**
   * Returns free text.
   *
   * @return text by key; empty for a PyTorch file
   */
  Map<String, String> metadata();

  /**
   * Reads numbers; those of any type become floats.
   *
   * @param names tensors that there are
   * @return the tensors by name, in the order of the names
   * @throws io.mirnet.api.InputException if the file is damaged
   */
  Map<String, Tensor> load(Collection<String> names);

  @Override
  void close();
}
