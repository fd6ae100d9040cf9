package io.mirnet.train.search;

import io.mirnet.api.training.Search;
import java.util.Comparator;
import java.util.List;

/**
 * Successive halving. A rung takes one of {@code factor} settings of the one below, but for those
 * that failed; it compares what stands on it alone, since scores of fewer iterations are lower.
 */
record Halving(List<List<Double>> points, int factor, int rungs) implements Search {
  @Override
  public List<Proposal> next(List<Tried> tried) {
    if (tried.isEmpty()) {
      return points.stream().map(point -> new Proposal(point, share(0))).toList();
    }
    double last = tried.get(tried.size() - 1).proposal().share();
    if (last >= 1) {
      return List.of();
    }
    List<Tried> here = tried.stream().filter(one -> one.proposal().share() == last).toList();
    int rung = 1;
    while (share(rung) <= last) {
      rung++;
    }
    double next = share(rung);
    return here.stream()
        .filter(one -> one.score().isPresent())
        .sorted(Comparator.comparingDouble((Tried one) -> one.score().getAsDouble()).reversed())
        .limit(Math.max(1, here.size() / factor))
        .map(one -> new Proposal(one.proposal().point(), next))
        .toList();
  }

  private double share(int rung) {
    return Math.pow(factor, rung - (rungs - 1.0));
  }
}
