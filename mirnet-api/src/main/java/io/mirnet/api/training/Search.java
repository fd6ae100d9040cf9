package io.mirnet.api.training;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Decides, round by round, which settings of a sweep are trained and how far. It must be a function
 * of its options and of what it is told, with a seed for all chance: a sweep that was killed asks
 * anew, and goes on to the same trials.
 */
@FunctionalInterface
public interface Search {

  /**
   * Decides the next round.
   *
   * @param tried all that was proposed before, round after round, with what came of it; empty at
   *     first
   * @return what to train next; empty if the search is over
   */
  List<Proposal> next(List<Tried> tried);

  /**
   * A setting, and how far to train it. The same point again with a larger share takes its trial
   * further, from where it stood.
   *
   * @param point a number in [0, 1) for each axis of the {@link SearchSpace}
   * @param share of the iterations of a whole training, more than 0 and at most 1; learning rates
   *     follow the whole one in any case
   */
  record Proposal(List<Double> point, double share) {
    /** Copies the point. */
    public Proposal {
      point = List.copyOf(point);
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("a share is more than 0 and at most 1, not " + share);
      }
      if (point.stream().anyMatch(x -> !(x >= 0 && x < 1))) {
        throw new IllegalArgumentException("coordinates are in [0, 1), not " + point);
      }
    }
  }

  /**
   * What came of a proposal.
   *
   * @param proposal what was proposed
   * @param score the objective at the end of its share, mean over seeds, the higher the better
   *     (errors come negated); empty if a trial failed or diverged
   */
  record Tried(Proposal proposal, OptionalDouble score) {}
}
