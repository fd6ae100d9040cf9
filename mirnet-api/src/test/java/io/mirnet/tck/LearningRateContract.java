package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.training.LearningRate;
import io.mirnet.api.training.LearningRateProvider;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.RateSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every learning-rate schedule keeps:
 *
 * <pre>{@code class WarmUpTest extends LearningRateContract { WarmUpTest() { super("warm-up"); } }}
 * </pre>
 */
public abstract class LearningRateContract extends ProviderContract<LearningRateProvider<?>> {
  private static final long RUN = 300_000;

  /** Batches of two sizes, so that a run's middle in samples isn't its middle in iterations. */
  private static final PatchSchedule PATCHES =
      () -> List.of(new Stage(0, 64, 8), new Stage(RUN / 4, 128, 2));

  /**
   * Tests a learning-rate schedule.
   *
   * @param choice YAML that chooses it, for example {@code {type: cosine, from: 1e-3, to: 1e-6}}
   */
  protected LearningRateContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<LearningRateProvider<?>> choice)
      implements Chosen<LearningRateProvider<?>> {}

  @Override
  final LearningRate build(Choice<LearningRateProvider<?>> choice) {
    return build(choice, RUN);
  }

  private static LearningRate build(Choice<LearningRateProvider<?>> choice, long iterations) {
    return LearningRateProvider.build(choice, new RateSpec(iterations, PATCHES));
  }

  /** The first and the last iterations, and some between. */
  private static List<Long> iterations(long run) {
    TreeSet<Long> iterations = new TreeSet<>();
    LongStream.of(0, 1, 2, run / 3, run / 2, run - 3, run - 2, run - 1)
        .filter(iteration -> iteration >= 0 && iteration < run)
        .forEach(iterations::add);
    return new ArrayList<>(iterations);
  }

  @ParameterizedTest(name = "over {0} iterations")
  @ValueSource(longs = {1, 2, 1000, RUN})
  void theRateIsFiniteAndNotNegative(long run) {
    LearningRate rate = build(choice(), run);
    for (long iteration : iterations(run)) {
      assertThat(rate.at(iteration)).as("at " + iteration).isFinite().isNotNegative();
    }
  }

  /** A resumed run asks anew, from the middle. */
  @Test
  void theOrderOfQuestionsDoesNotMatter() {
    List<Long> iterations = iterations(RUN);
    List<Double> forwards = iterations.stream().map(build(choice())::at).toList();
    LearningRate rate = build(choice());
    Collections.reverse(iterations);
    List<Double> backwards = new ArrayList<>(iterations.stream().map(rate::at).toList());
    List<Double> again = new ArrayList<>(iterations.stream().map(rate::at).toList());
    Collections.reverse(backwards);
    Collections.reverse(again);
    assertThat(backwards).isEqualTo(forwards);
    assertThat(again).isEqualTo(forwards);
  }
}
