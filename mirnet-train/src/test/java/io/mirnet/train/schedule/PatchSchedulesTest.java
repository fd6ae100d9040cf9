package io.mirnet.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.PatchSchedule;
import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchSchedulesTest {
  @Test
  void aFixedScheduleIsTheSameThroughout() {
    PatchSchedule schedule = new FixedProvider().create(new FixedOptions(64, 4));
    assertThat(schedule.stages()).hasSize(1);
    assertThat(schedule.at(0)).isEqualTo(schedule.at(1_000_000)).isEqualTo(new Stage(0, 64, 4));
  }

  @Test
  void stagesFollowEachOtherAndTheLastOneStays() {
    PatchSchedule schedule =
        new ProgressiveProvider()
            .create(
                new ProgressiveOptions(
                    List.of(
                        new ProgressiveOptions.Stage(32, 8, 10),
                        new ProgressiveOptions.Stage(48, 4, 5))));
    assertThat(schedule.stages()).containsExactly(new Stage(0, 32, 8), new Stage(10, 48, 4));
    assertThat(schedule.at(0)).isEqualTo(new Stage(0, 32, 8));
    assertThat(schedule.at(9)).isEqualTo(new Stage(0, 32, 8));
    assertThat(schedule.at(10)).isEqualTo(new Stage(10, 48, 4));
    assertThat(schedule.at(14)).isEqualTo(new Stage(10, 48, 4));
    assertThat(schedule.at(15)).isEqualTo(new Stage(10, 48, 4));
  }

  @Test
  void stagesMustNotBeEmpty() {
    assertThat(new ProgressiveOptions(List.of()).violations()).hasSize(1);
  }
}
