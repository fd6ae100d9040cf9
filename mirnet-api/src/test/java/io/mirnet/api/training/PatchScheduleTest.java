package io.mirnet.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirnet.api.training.PatchSchedule.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchScheduleTest {
  private static final Stage FIRST = new Stage(0, 16, 4);
  private static final Stage SECOND = new Stage(5, 32, 2);
  private static final Stage THIRD = new Stage(6, 64, 1);

  @Test
  void anIterationBelongsToTheLastStageThatHasStarted() {
    PatchSchedule schedule = () -> List.of(FIRST, SECOND, THIRD);
    assertThat(schedule.at(0)).isEqualTo(FIRST);
    assertThat(schedule.at(4)).isEqualTo(FIRST);
    assertThat(schedule.at(5)).isEqualTo(SECOND);
    assertThat(schedule.at(6)).isEqualTo(THIRD);
  }

  @Test
  void theLastStageLastsForEver() {
    PatchSchedule schedule = () -> List.of(FIRST, SECOND);
    assertThat(schedule.at(Long.MAX_VALUE)).isEqualTo(SECOND);
  }
}
