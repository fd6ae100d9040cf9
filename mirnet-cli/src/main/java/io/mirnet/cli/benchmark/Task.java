package io.mirnet.cli.benchmark;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that is measured by doing it again and again.
 *
 * @param part what kind of thing
 * @param variant how it is computed, where there is a choice
 * @param side pixels of a side of the image, or numbers of a side of the matrix
 * @param batch images at a time
 * @param gigaflop 10^9 multiplications and additions that it takes; empty where nobody knows
 * @param work does it once
 */
record Task(
    Part part, Optional<Variant> variant, int side, int batch, OptionalDouble gigaflop, Work work) {

  /** Does something once. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it, and waits for its end: a GPU computes behind our back.
     *
     * @return seconds, of what is to be measured alone
     */
    double seconds();

    /**
     * Makes work of which everything is measured.
     *
     * @param action what is done
     * @return the work
     */
    static Work of(Runnable action) {
      return () -> {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e9;
      };
    }
  }
}
