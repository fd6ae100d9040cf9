package io.mirnet.train.search;

import io.mirnet.api.training.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Draws points of a space, each by the seed and its number alone. */
record Points(SearchSpace space, long seed) {
  /** Up to so many settings are shuffled, so that none is drawn twice. */
  private static final long SHUFFLED = 100_000;

  /**
   * Draws points.
   *
   * @return as many as asked for, or all settings there are, in an order by chance
   */
  List<List<Double>> draw(int count) {
    if (space.settings() > SHUFFLED) {
      return Stream.iterate(0, n -> n + 1).limit(count).map(this::at).toList();
    }
    List<Long> settings = new ArrayList<>(LongStream.range(0, space.settings()).boxed().toList());
    Collections.shuffle(settings, new Random(seed));
    return settings.stream().limit(count).map(this::setting).toList();
  }

  /** The source of chance of a proposal. */
  SplittableRandom random(long number) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
  }

  private List<Double> at(long number) {
    SplittableRandom random = random(number);
    return space.values().stream().map(values -> random.nextDouble()).toList();
  }

  /** The middles of a setting's values, of which the last varies fastest. */
  private List<Double> setting(long number) {
    List<Double> point = new ArrayList<>();
    long rest = number;
    for (int i = space.values().size() - 1; i >= 0; i--) {
      int values = space.values().get(i);
      point.add((rest % values + 0.5) / values);
      rest /= values;
    }
    Collections.reverse(point);
    return point;
  }
}
