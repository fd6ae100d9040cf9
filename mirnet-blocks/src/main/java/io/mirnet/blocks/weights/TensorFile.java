package io.mirnet.blocks.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file of weights holds.
 *
 * @param tensors by name, in the order of the file; unmodifiable
 * @param metadata free text by key, in the order of the file; unmodifiable
 */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata) {

  /** Copies both maps and keeps their order. */
  public TensorFile {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
