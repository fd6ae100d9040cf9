package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnfinishedTest {
  private static final SlurmJob JOB = new SlurmJob("12", Optional.empty());

  private final Unfinished unfinished =
      new Unfinished(
          new SlurmOptions(
              Optional.empty(), Optional.of("8:00:00"), 4, "16G", 0, Optional.empty(), List.of()));

  @Test
  void trialsStandTogetherByWhatEndedThem() {
    unfinished.add("aa", "TIMEOUT");
    unfinished.add("bb", "CANCELLED");
    unfinished.add("cc", "TIMEOUT");
    assertThat(unfinished.message(JOB))
        .isEqualTo(
            "Slurm job 12 left trials unfinished: over the time limit of 8:00:00: aa, cc; cancelled:"
                + " bb; run the sweep again to go on from their checkpoints");
  }

  @Test
  void ofManyTheFirstAreNamed() {
    for (int i = 0; i < 60; i++) {
      unfinished.add("t" + i, "NODE_FAIL");
    }
    assertThat(unfinished.message(JOB))
        .contains("lost with the node: t0, t1, t2 and 57 more; run")
        .hasLineCount(1);
  }

  @Test
  void theMemoryThatWasTooLittleIsTold() {
    unfinished.add("aa", "OUT_OF_MEMORY");
    assertThat(unfinished.message(JOB)).contains("out of memory (memory: 16G): aa");
  }

  @Test
  void aWordOfALaterSlurmIsPassedOn() {
    unfinished.add("aa", "EXPIRED");
    assertThat(unfinished.message(JOB)).contains("(EXPIRED; see trials/ID/log.txt");
  }

  @Test
  void withoutAnyItIsEmpty() {
    assertThat(unfinished.isEmpty()).isTrue();
    unfinished.add("aa", "");
    assertThat(unfinished.isEmpty()).isFalse();
    assertThat(unfinished.message(JOB)).contains("ended unseen: aa");
  }
}
