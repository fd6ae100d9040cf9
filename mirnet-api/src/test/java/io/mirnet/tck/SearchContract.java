package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.training.Search;
import io.mirnet.api.training.Search.Proposal;
import io.mirnet.api.training.Search.Tried;
import io.mirnet.api.training.SearchProvider;
import io.mirnet.api.training.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every search keeps: rounds that come again, settings that are in the space, and an end.
 *
 * <pre>{@code class GridTest extends SearchContract { GridTest() { super("grid"); } }}
 * </pre>
 */
public abstract class SearchContract extends ProviderContract<SearchProvider<?>> {
  /** A search that is not over by then is taken for endless. */
  private static final int ROUNDS = 1000;

  /**
   * Tests a search.
   *
   * @param choice YAML that chooses it, for example {@code {type: random, trials: 5}}
   */
  protected SearchContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<SearchProvider<?>> choice) implements Chosen<SearchProvider<?>> {}

  @Override
  final Search build(Choice<SearchProvider<?>> choice) {
    return SearchProvider.build(choice, new SearchSpace(List.of(0)));
  }

  private Search search(SearchSpace space) {
    return SearchProvider.build(choice(), space);
  }

  static List<SearchSpace> spaces() {
    return List.of(
        new SearchSpace(List.of(0)),
        new SearchSpace(List.of(1)),
        new SearchSpace(List.of(3)),
        new SearchSpace(List.of(0, 4, 0, 2)));
  }

  /** The nearer to a corner the better; now and then a trial fails. */
  private static OptionalDouble score(Proposal proposal) {
    double sum = proposal.point().stream().mapToDouble(x -> (x - 0.25) * (x - 0.25)).sum();
    boolean failed = Math.abs(sum * 1000 % 7) < 1;
    return failed ? OptionalDouble.empty() : OptionalDouble.of(proposal.share() - sum);
  }

  private static List<List<Proposal>> rounds(Search search) {
    List<List<Proposal>> rounds = new ArrayList<>();
    List<Tried> tried = new ArrayList<>();
    List<Proposal> next = search.next(List.of());
    while (!next.isEmpty() && rounds.size() < ROUNDS) {
      rounds.add(next);
      next.forEach(proposal -> tried.add(new Tried(proposal, score(proposal))));
      next = search.next(List.copyOf(tried));
    }
    return rounds;
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void aSearchBeginsAndEnds(SearchSpace space) {
    assertThat(rounds(search(space))).isNotEmpty().hasSizeLessThan(ROUNDS);
  }

  /** A sweep that was killed asks a new search, from any round on. */
  @ParameterizedTest
  @MethodSource("spaces")
  void aSearchGoesOnToTheSameRounds(SearchSpace space) {
    List<List<Proposal>> rounds = rounds(search(space));
    List<Tried> tried = new ArrayList<>();
    for (List<Proposal> round : rounds) {
      assertThat(search(space).next(List.copyOf(tried))).isEqualTo(round);
      round.forEach(proposal -> tried.add(new Tried(proposal, score(proposal))));
    }
    assertThat(search(space).next(List.copyOf(tried))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void aPointHasANumberForEachAxis(SearchSpace space) {
    assertThat(rounds(search(space)))
        .allSatisfy(
            round ->
                assertThat(round)
                    .allSatisfy(one -> assertThat(one.point()).hasSameSizeAs(space.values())));
  }
}
