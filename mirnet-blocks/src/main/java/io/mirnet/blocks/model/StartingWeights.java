package io.mirnet.blocks.model;

import io.mirnet.api.Checked;
import io.mirnet.api.Default;
import io.mirnet.api.Doc;
import io.mirnet.api.Short;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights that training starts from instead of chance: {@code model.weights: pretrained.pth}, or
 * with more keys {@code {file: pretrained.pth, strict: false, rename: {"encoder.": "body."}}}.
 *
 * @param file a {@code .safetensors} or PyTorch file, or a run directory (its best checkpoint)
 * @param strict whether all tensors of the network must be in the file, and no others
 * @param key where in the file the weights are, as in {@code params} or {@code
 *     state_dict/generator}; found by the names if absent
 * @param rename what names begin with in the file, and with what instead in the network; of several
 *     that fit a name the longest counts
 * @param ignore names in the network that are left alone, {@code *} for any text
 */
@Short("file")
public record StartingWeights(
    @Doc("a .safetensors or .pth file, or a run directory (its best checkpoint)") Path file,
    @Default("true") @Doc("whether all tensors of the network must be in the file, and no others")
        boolean strict,
    @Doc("where in the file, as in params or state_dict/generator; found by the names if absent")
        Optional<String> key,
    @Default("{}") @Doc("what names begin with in the file: with what instead in the network")
        Map<String, String> rename,
    @Default("[]") @Doc("names in the network that are left alone, * for any text")
        List<String> ignore)
    implements Checked {

  /** Copies the collections. */
  public StartingWeights {
    rename = Collections.unmodifiableMap(new LinkedHashMap<>(rename));
    ignore = List.copyOf(ignore);
  }

  /**
   * Takes all weights of a file.
   *
   * @param file the file
   */
  public StartingWeights(Path file) {
    this(file, true, Optional.empty(), Map.of(), List.of());
  }

  @Override
  public List<Violation> violations() {
    List<Violation> found = new ArrayList<>();
    if (file.toString().isBlank()) {
      found.add(new Violation("file", "a file or run directory is needed"));
    }
    if (key.isPresent() && key.get().isBlank()) {
      found.add(new Violation("key", "a key of the file is needed; leave it out to search"));
    }
    if (rename.containsKey("")) {
      found.add(new Violation("rename", "an empty beginning fits every name; write one"));
    }
    return found;
  }
}
