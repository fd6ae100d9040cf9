package io.mirnet.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchSchedulesTest {
  @Test
  void aFixedScheduleIsTheSameThroughout() {
    PatchSchedule schedule = new FixedProvider().create(new FixedOptions(64, 4), 10);
    assertThat(schedule.stages()).hasSize(1);
    assertThat(schedule.at(0)).isEqualTo(schedule.at(1_000_000)).isEqualTo(new Stage(0, 64, 4));
  }

  @Test
  void stagesFollowEachOtherAndTheLastOneStays() {
    PatchSchedule schedule = new ProgressiveProvider().create(options(false), 1_000_000);
    assertThat(schedule.stages()).containsExactly(new Stage(0, 32, 8), new Stage(10, 48, 4));
    assertThat(schedule.at(0)).isEqualTo(new Stage(0, 32, 8));
    assertThat(schedule.at(9)).isEqualTo(new Stage(0, 32, 8));
    assertThat(schedule.at(10)).isEqualTo(new Stage(10, 48, 4));
    assertThat(schedule.at(14)).isEqualTo(new Stage(10, 48, 4));
    assertThat(schedule.at(15)).isEqualTo(new Stage(10, 48, 4));
  }

  @Test
  void stretchedStagesFillTheRunInTheirProportions() {
    ProgressiveProvider progressive = new ProgressiveProvider();
    assertThat(progressive.create(options(true), 300).stages())
        .containsExactly(new Stage(0, 32, 8), new Stage(200, 48, 4));
    assertThat(progressive.create(options(true), 3).stages())
        .containsExactly(new Stage(0, 32, 8), new Stage(2, 48, 4));
  }

  @Test
  void aStageThatIsSqueezedToNothingIsLeftOut() {
    List<Stage> stages = new ProgressiveProvider().create(options(true), 0).stages();
    assertThat(stages).containsExactly(new Stage(0, 48, 4));
  }

  @Test
  void stagesMustNotBeEmpty() {
    assertThat(new ProgressiveOptions(List.of(), false).violations()).hasSize(1);
  }

  private static ProgressiveOptions options(boolean stretch) {
    return new ProgressiveOptions(
        List.of(new ProgressiveOptions.Stage(32, 8, 10), new ProgressiveOptions.Stage(48, 4, 5)),
        stretch);
  }
}
