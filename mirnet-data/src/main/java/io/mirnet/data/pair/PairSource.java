package io.mirnet.data.pair;

import java.util.List;
import java.util.function.Predicate;

/** What knows which files belong together. */
interface PairSource {
  /**
   * Puts files together.
   *
   * @param uses which names count
   * @param problems takes what doesn't fit
   * @return the pairs, in any order, and what is to be told about them
   */
  Found find(Predicate<String> uses, Problems problems);

  /** What a message calls it, as in {@code the pairs of in and out}. */
  String text();

  /** What was found. */
  record Found(List<Candidate> pairs, List<String> notes) {
    static final Found NONE = new Found(List.of(), List.of());
  }
}
