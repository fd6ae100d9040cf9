package io.mirnet.data.prepare;

import io.mirnet.api.image.PairedImages;

/**
 * One pair to cut.
 *
 * @param pairs the data set
 * @param index its place in the set
 * @param part what its crops are for
 */
public record Source(PairedImages pairs, int index, Part part) {

  /** What crops are for; in lower case, the folder that they go to. */
  public enum Part {
    /** To train on: all of the picture. */
    TRAIN,
    /** To measure during training: the middle of the picture. */
    VALIDATION
  }

  /**
   * Returns the pair's name.
   *
   * @return as the data set has it
   */
  public String name() {
    return pairs.name(index);
  }

  /**
   * Returns what the names of its crops begin with.
   *
   * @return the pair's name; where it has folders, they are joined to it by '_'
   */
  public String stem() {
    return name().replace('/', '_');
  }
}
