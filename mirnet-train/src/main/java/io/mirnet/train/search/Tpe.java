package io.mirnet.train.search;

import io.mirnet.api.training.Search;
import io.mirnet.api.training.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Proposes the candidate that is likeliest among good settings against among the others. */
record Tpe(TpeOptions options, SearchSpace space) implements Search {
  @Override
  public List<Proposal> next(List<Tried> tried) {
    Points points = new Points(space, options.seed());
    int room = (int) Math.min(options.trials(), space.settings());
    if (tried.isEmpty()) {
      return points.draw(Math.min(room, options.startup())).stream()
          .map(point -> new Proposal(point, 1))
          .toList();
    }
    List<List<Double>> ranked =
        tried.stream()
            .sorted(
                Comparator.comparingDouble(
                    (Tried one) -> -one.score().orElse(Double.NEGATIVE_INFINITY)))
            .map(one -> one.proposal().point())
            .toList();
    int good = Math.max(1, (int) Math.ceil(options.good() * ranked.size()));
    Parzen likely = new Parzen(space, ranked.subList(0, good));
    Parzen other = new Parzen(space, ranked.subList(good, ranked.size()));
    List<List<Double>> known = new ArrayList<>(ranked);
    List<Proposal> round = new ArrayList<>();
    for (int i = 0; i < options.round() && known.size() < room; i++) {
      List<Double> point = best(points.random(known.size()), likely, other, known);
      known.add(point);
      round.add(new Proposal(point, 1));
    }
    return round;
  }

  /** The best of the candidates that are no setting of before; there is room for one at least. */
  private List<Double> best(
      SplittableRandom random, Parzen likely, Parzen other, List<List<Double>> known) {
    List<Double> best = List.of();
    double bestRatio = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < options.candidates() || best.isEmpty(); i++) {
      // Where all that is likely was tried, only chance finds something new.
      List<Double> point = i < options.candidates() ? likely.draw(random) : anywhere(random);
      double ratio = likely.logDensity(point) - other.logDensity(point);
      if (ratio > bestRatio && known.stream().noneMatch(old -> isSame(old, point))) {
        best = point;
        bestRatio = ratio;
      }
    }
    return best;
  }

  private List<Double> anywhere(SplittableRandom random) {
    return space.values().stream().map(values -> random.nextDouble()).toList();
  }

  private boolean isSame(List<Double> one, List<Double> other) {
    for (int i = 0; i < one.size(); i++) {
      int values = space.values().get(i);
      boolean same =
          values == 0
              ? one.get(i).equals(other.get(i))
              : (int) (one.get(i) * values) == (int) (other.get(i) * values);
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
