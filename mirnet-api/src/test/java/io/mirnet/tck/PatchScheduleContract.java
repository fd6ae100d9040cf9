package io.mirnet.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.Choice;
import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import io.mirnet.api.training.PatchScheduleProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every patch schedule keeps:
 *
 * <pre>{@code class StepsTest extends PatchScheduleContract { StepsTest() { super("steps"); } }}
 * </pre>
 */
public abstract class PatchScheduleContract extends ProviderContract<PatchScheduleProvider<?>> {
  /** Length of the run that the schedule is made for: that of the paper. */
  private static final long ITERATIONS = 300_000;

  /**
   * Tests a patch schedule.
   *
   * @param choice YAML that chooses it, for example {@code {type: fixed, patch: 64, batch: 4}}
   */
  protected PatchScheduleContract(String choice) {
    super(Section.class, choice);
  }

  record Section(Choice<PatchScheduleProvider<?>> choice)
      implements Chosen<PatchScheduleProvider<?>> {}

  @Override
  final PatchSchedule build(Choice<PatchScheduleProvider<?>> choice) {
    return PatchScheduleProvider.build(choice, ITERATIONS);
  }

  @Test
  void theFirstStageStartsTheRunAndEachLaterOneComesLater() {
    List<Stage> stages = build(choice()).stages();
    assertThat(stages).isNotEmpty();
    assertThat(stages.get(0).start()).as("start of the first stage").isZero();
    for (int i = 1; i < stages.size(); i++) {
      assertThat(stages.get(i).start())
          .as("start of stage " + (i + 1))
          .isGreaterThan(stages.get(i - 1).start());
    }
  }

  @Test
  void patchesAndBatchesHaveASize() {
    for (Stage stage : build(choice()).stages()) {
      assertThat(stage.patch()).as(stage.toString()).isPositive();
      assertThat(stage.batch()).as(stage.toString()).isPositive();
    }
  }

  @Test
  void aStageEndsRightBeforeTheNextOneStarts() {
    PatchSchedule schedule = build(choice());
    List<Stage> stages = schedule.stages();
    for (int i = 0; i < stages.size(); i++) {
      long start = stages.get(i).start();
      assertThat(schedule.at(start)).as("at " + start).isEqualTo(stages.get(i));
      if (i > 0) {
        assertThat(schedule.at(start - 1)).as("at " + (start - 1)).isEqualTo(stages.get(i - 1));
      }
    }
    Stage last = stages.get(stages.size() - 1);
    assertThat(schedule.at(last.start() + 1_000_000)).as("long after").isEqualTo(last);
  }

  /** A resumed run asks anew, from the middle. */
  @Test
  void theOrderOfQuestionsDoesNotMatter() {
    PatchSchedule schedule = build(choice());
    List<Long> iterations = new ArrayList<>();
    for (Stage stage : schedule.stages()) {
      iterations.add(stage.start());
      iterations.add(stage.start() + 1);
    }
    List<Stage> forwards = iterations.stream().map(schedule::at).toList();
    Collections.reverse(iterations);
    List<Stage> backwards = new ArrayList<>(iterations.stream().map(schedule::at).toList());
    List<Stage> resumed = new ArrayList<>(iterations.stream().map(build(choice())::at).toList());
    Collections.reverse(backwards);
    Collections.reverse(resumed);
    assertThat(backwards).isEqualTo(forwards);
    assertThat(resumed).isEqualTo(forwards);
  }
}
