package io.mirnet.api.image;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

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
   * @return a name without suffix, that no other pair has; with '/' where folders tell pairs apart
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
   * Tells what makes the input of a pair of its target, for a set whose inputs are to be made anew
   * each time: training then cuts its patches from {@link #target} and degrades each by the chance
   * of its own. {@link #load} still gives the same input always, which is what validation measures.
   *
   * @param index from 0 to size - 1
   * @return the degradation; empty, as here, if the inputs of {@link #load} are all there is
   */
  default Optional<Degradation> degradation(int index) {
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

  /**
   * Draws the pair that a patch is cut from.
   *
   * @param random the only source of chance, so that the same patch comes again with the same seed
   * @return an index from 0 to size - 1; each equally likely, as here, unless the set says
   *     otherwise
   */
  default int draw(SplittableRandom random) {
    return random.nextInt(size());
  }

  /**
   * Tells how many scenes the pairs show, where that is known.
   *
   * @return at least 1; empty, as here, if nothing tells scenes apart
   */
  default OptionalInt scenes() {
    return OptionalInt.empty();
  }

  /**
   * Says what a user should know about how the set was opened, such as files that were left out or
   * a pairing that was guessed. Commands print it.
   *
   * @return a line for each matter; empty, as here, if there is nothing to tell
   */
  default List<String> notes() {
    return List.of();
  }
}
