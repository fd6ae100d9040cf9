package io.mirnet.train.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.Search;
import io.mirnet.api.training.Search.Proposal;
import io.mirnet.api.training.Search.Tried;
import io.mirnet.api.training.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SearchesTest {
  private static final SearchSpace TWELVE = new SearchSpace(List.of(12));
  private static final SearchSpace SQUARE = new SearchSpace(List.of(0, 0));

  @Test
  void halvingTakesTheBestThirdFurtherAndTrainsOneWhole() {
    Search search = new HalvingProvider().create(new HalvingOptions(12, 3, 3, 1), TWELVE);
    List<Proposal> all = run(search, one -> one.point().get(0));
    assertThat(all).extracting(Proposal::share).containsOnly(1 / 9.0, 1 / 3.0, 1.0);
    assertThat(all.subList(0, 12)).extracting(one -> one.point().get(0)).doesNotHaveDuplicates();
    assertThat(all.subList(12, 16))
        .extracting(one -> (int) (one.point().get(0) * 12))
        .containsExactly(11, 10, 9, 8);
    assertThat(all.subList(16, 17))
        .extracting(one -> (int) (one.point().get(0) * 12))
        .containsExactly(11);
    // 12/9 of a training, then 4 times from a ninth to a third, then one to the end.
    double cost = 12 / 9.0 + 4 * (1 / 3.0 - 1 / 9.0) + (1 - 1 / 3.0);
    assertThat(cost / 12).isLessThan(1 / 4.0);
  }

  @Test
  void halvingDoesWithoutTrialsThatFailed() {
    Search search = new HalvingProvider().create(new HalvingOptions(6, 3, 2, 1), TWELVE);
    List<Tried> tried = new ArrayList<>();
    for (Proposal one : search.next(List.of())) {
      tried.add(new Tried(one, tried.size() == 4 ? OptionalDouble.of(1) : OptionalDouble.empty()));
    }
    assertThat(search.next(tried))
        .extracting(Proposal::point)
        .containsExactly(tried.get(4).proposal().point());
    assertThat(search.next(none(tried))).isEmpty();
  }

  private static List<Tried> none(List<Tried> tried) {
    return tried.stream().map(one -> new Tried(one.proposal(), OptionalDouble.empty())).toList();
  }

  @Test
  void randomTrainsEachSettingOnceWhereThereAreFew() {
    Search search = new RandomProvider().create(new RandomOptions(100, 7), TWELVE);
    assertThat(search.next(List.of()))
        .extracting(one -> (int) (one.point().get(0) * 12))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void parzenEstimatorsTrainNoSettingTwice() {
    Search search = new TpeProvider().create(new TpeOptions(40, 5, 2, 0.25, 24, 1), TWELVE);
    assertThat(run(search, one -> one.point().get(0)))
        .extracting(one -> (int) (one.point().get(0) * 12))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void anotherSeedDrawsOtherSettings() {
    assertThat(new RandomProvider().create(new RandomOptions(3, 1), SQUARE).next(List.of()))
        .isNotEqualTo(new RandomProvider().create(new RandomOptions(3, 2), SQUARE).next(List.of()));
  }

  /** Of ten seeds, since one may be lucky: the mean of the best is compared. */
  @Test
  void parzenEstimatorsComeNearerThanChance() {
    ToDoubleFunction<Proposal> peak =
        one -> -Math.hypot(one.point().get(0) - 0.7, one.point().get(1) - 0.2);
    double tpe =
        mean(
            seed -> new TpeProvider().create(new TpeOptions(40, 10, 2, 0.25, 24, seed), SQUARE),
            peak);
    double random =
        mean(seed -> new RandomProvider().create(new RandomOptions(40, seed), SQUARE), peak);
    assertThat(tpe).isGreaterThan(random / 2);
  }

  private interface Seeded {
    Search of(long seed);
  }

  private static double mean(Seeded searches, ToDoubleFunction<Proposal> score) {
    return LongStream.range(0, 10)
        .mapToDouble(
            seed -> run(searches.of(seed), score).stream().mapToDouble(score).max().orElseThrow())
        .average()
        .orElseThrow();
  }

  private static List<Proposal> run(Search search, ToDoubleFunction<Proposal> score) {
    List<Tried> tried = new ArrayList<>();
    List<Proposal> next = search.next(List.of());
    while (!next.isEmpty()) {
      next.forEach(one -> tried.add(new Tried(one, OptionalDouble.of(score.applyAsDouble(one)))));
      next = search.next(tried);
    }
    return tried.stream().map(Tried::proposal).toList();
  }
}
