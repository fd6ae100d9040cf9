package io.mirnet.api.image;

/** A data set of pairs. Safe for use by several threads; the same index always gives the same. */
public interface PairedImages {

  /**
   * Returns the number of pairs.
   *
   * @return at least 1
   */
  int size();

  /**
   * Returns the name of a pair, for messages, reports and sample pictures.
   *
   * @param index from 0 to size - 1
   * @return a name without folder and suffix
   */
  String name(int index);

  /**
   * Decodes or makes a pair.
   *
   * @param index from 0 to size - 1
   * @return the pair
   * @throws io.mirnet.api.InputException if a file can't be read
   */
  ImagePair load(int index);
}
