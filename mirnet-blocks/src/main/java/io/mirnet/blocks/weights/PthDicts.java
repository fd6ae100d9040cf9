package io.mirnet.blocks.weights;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lists the tensors in a saved dict and in the dicts within it, each dict once: a pickle may hold
 * one dict in many places, and in itself.
 */
final class PthDicts {
  /** Between the key of a dict and what is in it. */
  static final char SEPARATOR = '/';

  /** Dicts within dicts; as many as people's checkpoints have, and one more. */
  private static final int DEPTH = 4;

  /** The keys of dicts are repeated before each name, so they may not be long. */
  private static final int LONGEST_KEY = 200;

  private final Map<String, StridedTensor> found = new LinkedHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PthDicts() {}

  /** The tensors by path, those of a dict together. */
  static Map<String, StridedTensor> tensors(Map<?, ?> root) {
    PthDicts dicts = new PthDicts();
    dicts.list("", root, 0);
    return dicts.found;
  }

  private void list(String path, Map<?, ?> dict, int depth) {
    if (!seen.add(dict)) {
      return;
    }
    dict.forEach(
        (name, value) -> {
          if (name instanceof String text && value instanceof StridedTensor tensor) {
            found.put(path + text, tensor);
          }
        });
    if (depth < DEPTH) {
      dict.forEach(
          (name, value) -> {
            if (value instanceof Map<?, ?> inner
                && name instanceof String text
                && text.length() <= LONGEST_KEY) {
              list(path + text + SEPARATOR, inner, depth + 1);
            }
          });
    }
  }
}
