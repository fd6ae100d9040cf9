package io.mirnet.api.image;

import java.util.Optional;

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

  /**
   * Decodes or makes the clean image of a pair alone.
   *
   * @param index from 0 to size - 1
   * @return the target of {@link #load}
   * @throws io.mirnet.api.InputException if a file can't be read
   */
  default Image target(int index) {
    return load(index).target();
  }

  /**
   * Tells what makes inputs of targets, for a set whose inputs are to be made anew each time:
   * training then cuts its patches from {@link #target} and degrades each by the chance of its own.
   * {@link #load} still gives the same input always, which is what validation measures.
   *
   * @return the degradation; empty, as here, if the inputs of {@link #load} are all there is
   */
  default Optional<Degradation> degradation() {
    return Optional.empty();
  }

  /**
   * Says how large a pair is without decoding it, as from the headers of its files. All pairs are
   * asked before a run starts; those that don't say are checked only when they are drawn, which may
   * be in the middle of the run.
   *
   * @param index from 0 to size - 1
   * @return what {@link #load} will give; empty, as here, if only loading can tell
   */
  default Optional<Dimensions> dimensions(int index) {
    return Optional.empty();
  }
}
