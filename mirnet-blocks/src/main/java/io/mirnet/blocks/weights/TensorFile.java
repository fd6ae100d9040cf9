package io.mirnet.blocks.weights;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file of weights holds, in memory.
 *
 * @param tensors by name, in the order of the file; unmodifiable
 * @param metadata free text by key, in the order of the file; unmodifiable
 */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata)
    implements TensorSource {

  /** Copies both maps and keeps their order. */
  public TensorFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  @Override
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }

  @Override
  public Map<String, Tensor> load(Collection<String> names) {
    Map<String, Tensor> chosen = new LinkedHashMap<>();
    names.forEach(name -> chosen.put(name, tensors.get(name)));
    return chosen;
  }

  @Override
  public void close() {
    // everything was read at once
  }
}
