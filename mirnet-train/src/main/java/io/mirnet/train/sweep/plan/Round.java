package io.mirnet.train.sweep.plan;

import io.mirnet.api.training.Search.Proposal;
import java.util.List;
import java.util.Objects;

/**
 * What a search proposed at once, written down before any of it is begun.
 *
 * @param entries the proposals; none at the end of a search
 */
public record Round(List<Entry> entries) {
  /** What ends a search. */
  public static final Round END = new Round(List.of());

  /** Copies the list. */
  public Round {
    entries = List.copyOf(entries);
  }

  /**
   * A proposal and its trials.
   *
   * @param proposal what the search asked for
   * @param until iterations that the trials are trained to in this round; 0 for all
   * @param trials their ids, one for each seed
   */
  public record Entry(Proposal proposal, long until, List<String> trials) {
    /** What a file may hold is checked. */
    public Entry {
      Objects.requireNonNull(proposal);
      trials = List.copyOf(trials);
    }
  }
}
