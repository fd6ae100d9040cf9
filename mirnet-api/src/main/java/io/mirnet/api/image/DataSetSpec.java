package io.mirnet.api.image;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a data set is made for.
 *
 * @param root the folder that relative paths start from ({@code data.root}); empty for the working
 *     directory
 * @param seed the seed of the run
 * @param use what the pairs serve for
 */
public record DataSetSpec(Optional<Path> root, long seed, Use use) {
  /** What pairs serve for. A data set that makes its pairs gives each use other ones. */
  public enum Use {
    /** Patches are cut from them. */
    TRAINING,
    /** Whole images are measured during training. */
    VALIDATION
  }
}
