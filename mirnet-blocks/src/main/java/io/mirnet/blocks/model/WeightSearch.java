package io.mirnet.blocks.model;

import io.mirnet.api.InputException;
import io.mirnet.blocks.weights.Matching;
import io.mirnet.blocks.weights.TensorSet;
import io.mirnet.blocks.weights.WeightTable;
import java.util.ArrayList;
import java.util.List;

/** Finds the weights in a file of any origin, and refuses to guess. */
final class WeightSearch {
  private final Object file;
  private final WeightKind kind;
  private final String remedy;

  /**
   * Makes a search.
   *
   * @param file for messages
   * @param kind which of two sets is taken if one is the other's average
   * @param remedy what to do if there are several
   */
  WeightSearch(Object file, WeightKind kind, String remedy) {
    this.file = file;
    this.kind = kind;
    this.remedy = remedy;
  }

  /**
   * Finds the set that most tensors of a network are in.
   *
   * @param all where to look, with the sets within
   * @throws InputException if there are several, or none with any tensor
   */
  TensorSet best(TensorSet all, Matching matching) {
    List<TensorSet> best = new ArrayList<>();
    int most = 1;
    for (List<TensorSet> level : all.levels()) {
      for (TensorSet set : level) {
        int score = matching.score(set);
        if (score > most) {
          best.clear();
          most = score;
        }
        if (score == most) {
          best.add(set);
        }
      }
    }
    if (best.isEmpty()) {
      throw new InputException(
          "%s has no tensor of the network's: its names are like %s, the network's like %s; where they mean the same, say so by rename"
              .formatted(
                  file,
                  likes(List.copyOf(all.shapes().keySet())),
                  likes(List.copyOf(matching.wanted().keySet()))));
    }
    return one(best);
  }

  private static String likes(List<String> names) {
    return names.isEmpty() ? "none" : WeightTable.listed(names);
  }

  /**
   * Takes the one set that is meant.
   *
   * @param sets sets that fit, one at least
   * @throws InputException if that isn't clear
   */
  TensorSet one(List<TensorSet> sets) {
    List<TensorSet> averages = sets.stream().filter(TensorSet::isAverage).toList();
    List<TensorSet> raw = sets.stream().filter(set -> !set.isAverage()).toList();
    if (averages.size() > 1 || raw.size() > 1) {
      List<String> places = sets.stream().map(set -> "'" + set.place() + "'").toList();
      throw new InputException(
          "%s has several sets of such weights, under %s; %s"
              .formatted(file, WeightTable.listed(places), remedy));
    }
    boolean average = raw.isEmpty() || (kind == WeightKind.AVERAGE && !averages.isEmpty());
    return average ? averages.get(0) : raw.get(0);
  }
}
