package io.mirnet.train.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlurmTaskTest {
  /** As Slurm 22.05 printed it. */
  @Test
  void linesOfSqueueAreRead() {
    String lines = "CLUSTER: north\n12|PENDING\n0|RUNNING\n1|COMPLETING\nN/A|CANCELLED\n\n";
    assertThat(SlurmTask.parse(lines))
        .containsExactly(
            new SlurmTask(OptionalInt.of(12), "PENDING"),
            new SlurmTask(OptionalInt.of(0), "RUNNING"),
            new SlurmTask(OptionalInt.of(1), "COMPLETING"),
            new SlurmTask(OptionalInt.empty(), "CANCELLED"));
  }

  @Test
  void anEmptyQueueHasNoTasks() {
    assertThat(SlurmTask.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"COMPLETED", "FAILED", "TIMEOUT", "CANCELLED", "NODE_FAIL", "OUT_OF_MEMORY"})
  void someStatesAreFinal(String state) {
    assertThat(new SlurmTask(OptionalInt.of(0), state).isEnded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "REQUEUED", "NEW"})
  void othersAndThoseNobodyKnowsAreNot(String state) {
    assertThat(new SlurmTask(OptionalInt.of(0), state).isEnded()).isFalse();
  }
}
